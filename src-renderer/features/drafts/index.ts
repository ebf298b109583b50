// The door of drafts: forms made here lose nothing that was typed.
export { DraftLine } from './DraftLine.tsx';
export { type FormDraft, useDraftForm } from './useDraftForm.ts';
export { type KeptState, useKeptState } from './useKeptState.ts';
