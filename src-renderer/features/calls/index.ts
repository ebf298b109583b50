// The door of calling a client: its numbers, dialling them, the clock on their side.

export { numbersOf, type PartnerCard, useDial } from './calling.ts';
export { LocalTime, useMinute, useWorkHours, verdictKey } from './callTime.tsx';
export { ReachLines } from './ReachLines.tsx';
