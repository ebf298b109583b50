// The door of calling a client: its numbers, dialling them, the clock on their side.

export { type CallNumber, numbersOf, type PartnerCard, useDial } from './calling.ts';
export { LocalTime, useMinute, useWorkHours, verdictKey } from './callTime.tsx';
export { ReachLines, type ReachLinesProps } from './ReachLines.tsx';
