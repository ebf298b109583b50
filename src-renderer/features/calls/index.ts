// The door of calls: the running ones and what can be done with them, a client's numbers and dialling them, the clock on
// their side.

export { CallClock } from './CallClock.tsx';
export { numbersOf, type PartnerCard, useDial } from './calling.ts';
export {
  cardCall,
  endableCall,
  inOrder,
  isDialing,
  isOver,
  isRinging,
  isTalking,
  qualityWord,
  ringingCall,
  talkingCall,
} from './callRules.ts';
export { LocalTime, useClientWindow, useMinute, useVerdictText, useWorkHours } from './callTime.tsx';
export { OpenClient } from './OpenClient.tsx';
export { OutsideDialog } from './OutsideDialog.tsx';
export { ReachLines } from './ReachLines.tsx';
export { RingButtons } from './RingButtons.tsx';
export { useAskOutside } from './useAskOutside.ts';
export { useCallActions } from './useCallActions.ts';
export { type CallLogRow, useCallName, useNameOf, useNumberText } from './useCallName.ts';
export { currentCalls, type LiveCall, useCalls, useFollowCalls } from './useCalls.ts';
export { useDefaultLineKind, useDialer } from './useDialer.ts';
