// The door of recordings: one that plays.
export { RecordingPlayer } from './RecordingPlayer.tsx';
