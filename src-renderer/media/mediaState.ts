// What the page's media say of themselves to the page: UI state only.
import { create } from 'zustand';

export type MediaState = {
  /** Whether the calls that run have a microphone: it may be unplugged in the midst of a talk. */
  hasMicrophone: boolean;
  /** Which one they go on with after that, by its name; '' as long as it is the one they began with. */
  movedTo: string;
};

export const useMediaState = create<MediaState>(() => ({ hasMicrophone: true, movedTo: '' }));
