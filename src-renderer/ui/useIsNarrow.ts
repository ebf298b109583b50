// Whether the window is too narrow for the pane beside the record (ux.md §1.1): it is a drawer then.
import { useMedia } from './useMedia.ts';

export const useIsNarrow = (): boolean => useMedia('(width < 1100px)');
