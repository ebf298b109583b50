// How rows keep which recording a call has, and how it is shown.
import type { z } from 'zod';
import type { Recording } from '#shared/contract/common.ts';

/** `recordingHash` is '' where there is none. */
export type RecordingColumns = { recordingHash: string; recordingMs: number };

export function withRecording<R extends RecordingColumns>({ recordingHash: hash, recordingMs, ...row }: R) {
  const recording: z.output<typeof Recording> | null = hash === '' ? null : { hash, durationMs: recordingMs };
  return { ...row, recording };
}
