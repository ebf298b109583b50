// UI state: whether the form of a task is open, and what it is filled with. Never rows: the form loads its own.
import { create } from 'zustand';

export type TaskRequest =
  | { taskId: string }
  | {
      title?: string;
      partnerId?: string;
      contactId?: string;
      documentId?: string;
      interactionId?: string;
      /** Of the day that was chosen, YYYY-MM-DD. */
      day?: string;
    };

export type TaskFormState = {
  request: TaskRequest | undefined;
  show(request: TaskRequest): void;
  close(): void;
};

export const useTaskForm = create<TaskFormState>((set) => ({
  request: undefined,
  show: (request) => set({ request }),
  close: () => set({ request: undefined }),
}));
