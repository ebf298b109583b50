// What the page's media say of themselves to the page: UI state only.
import { create } from 'zustand';

/** Whether the calls that run have a microphone: it may be unplugged in the midst of a talk. */
export const useMediaState = create<{ hasMicrophone: boolean }>(() => ({ hasMicrophone: true }));
