// Door of the call bar and of the call's card.
export { CallSlot, useHasCallCard } from './CallSlot.tsx';
export { Dock } from './Dock.tsx';
export { type Chosen, PartnerChooser } from './PartnerChooser.tsx';
