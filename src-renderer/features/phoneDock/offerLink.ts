// The way of a link into the call bar, for whoever gets links. It waits there until the bar is shown.
import { useDockState } from './dockState.ts';

/** Fills in the number and calls nobody; what is no such link is said to be none. */
export const offerLink = (link: string): void => useDockState.getState().setLink(link);
