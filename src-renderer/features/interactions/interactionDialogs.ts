// UI state: which dialog over interactions is open and for what. Never rows: a dialog loads its own.
import { create } from 'zustand';

export type DialogRequest =
  | {
      type: 'plan';
      /** Chosen in the form when absent. */
      partnerId?: string;
      kind: 'call' | 'meeting';
      contactId?: string;
      /** Where it was drawn; today without a time when absent. */
      start?: { day: string; time: string | null; durationMin: number | null };
      ownerId?: string;
    }
  | { type: 'series'; seriesId: string; occurrenceOn: string }
  | { type: 'record'; partnerId: string; kind: 'call' | 'meeting'; contactId?: string; startedAtMs?: number }
  | { type: 'complete'; interactionId: string }
  | { type: 'move'; interactionId: string }
  | { type: 'edit'; interactionId: string };

export type InteractionDialogsState = {
  request: DialogRequest | undefined;
  show(request: DialogRequest): void;
  close(): void;
};

export const useInteractionDialogs = create<InteractionDialogsState>((set) => ({
  request: undefined,
  show: (request) => set({ request }),
  close: () => set({ request: undefined }),
}));
