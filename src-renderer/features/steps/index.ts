// The door of undoable steps: how every feature runs a command that the user can take back.
export { useStep } from './useStep.ts';
