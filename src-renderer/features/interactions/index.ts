// The door of the interactions feature: the client's time line, its dialogs, promises and tasks.
export { FormButtons, FormError, WhenFields } from './formParts.tsx';
export { InteractionDialogs } from './InteractionDialogs.tsx';
export { InteractionFilters, Interactions } from './Interactions.tsx';
export { useInteractionDialogs } from './interactionDialogs.ts';
export { firstInteractions, type InteractionFilter, noFilter } from './interactionFilter.ts';
export { KindIcon, KindMark, useKindText } from './KindIcon.tsx';
export { OpenTasks } from './OpenTasks.tsx';
export { reminderChoices } from './planForm.ts';
export { useReminderText } from './useReminderText.ts';
export { toDayTime, toPlanned, usePlannedText } from './when.ts';
