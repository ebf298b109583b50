// The door of the interactions feature: the client's time line, its dialogs, promises and tasks.
export { FormButtons, FormError, WhenFields } from './formParts.tsx';
export { InteractionDialogs } from './InteractionDialogs.tsx';
export {
  firstInteractions,
  type InteractionFilter,
  InteractionFilters,
  Interactions,
  noFilter,
} from './Interactions.tsx';
export { useInteractionDialogs } from './interactionDialogs.ts';
export { KindIcon, KindMark, useKindText } from './KindIcon.tsx';
export { OpenTasks } from './OpenTasks.tsx';
export { reminderChoices } from './planForm.ts';
export { useReminderText } from './useReminderText.ts';
export { toDayTime, toPlanned, usePlannedText } from './when.ts';
