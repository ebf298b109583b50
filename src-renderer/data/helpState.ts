// UI state of the help: whether it is open, and at what of the user guide. Which screen asks for what is the shell's to know.
import { create } from 'zustand';

/** A page of docs/guide by its file's name, and a heading of it as the English page's anchor. */
export type HelpTopic = { page: string; heading?: string };

/** The page of what is new. */
export const newsPage = 'whats-new';

type HelpState = {
  /** A new object each time it is asked for, so that asking again leads there again. */
  topic: HelpTopic | undefined;
  open(topic: HelpTopic): void;
  close(): void;
};

export const useHelpState = create<HelpState>((set) => ({
  topic: undefined,
  open: (topic) => set({ topic: { ...topic } }),
  close: () => set({ topic: undefined }),
}));
