// The phase of sync as it was told last, for every part of the page that shows it: one that opens later has not heard the
// event. UI state only.
import { create } from 'zustand';
import type { Output } from '#shared/contract/index.ts';

export type Phase = Output<'sync.loadStatus'>['phase'];

export const usePhaseState = create<{ phase: Phase | undefined }>(() => ({ phase: undefined }));
