// The door of the tray of long work.
export { JobsButton } from './JobsButton.tsx';
