// Door of the journal of calls, and of saying whose call one is.
export { CallsScreen } from './CallsScreen.tsx';
export { type Chosen, PartnerChooser } from './PartnerChooser.tsx';
