// Door of the journal of calls.
export { CallsScreen } from './CallsScreen.tsx';
