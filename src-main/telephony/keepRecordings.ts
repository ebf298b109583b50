// From what was recorded to a file of the company: joined, stored by its hash, named by the journal and by the call's
// interaction, and only then gone from where it was made. Said twice it is done once.
import type { Blobs } from '../store/blobs.ts';
import type { CallLog } from './callLog.types.ts';
import type { RecordingFiles } from './recordingFiles.ts';
import { joinWebm } from './webm.rules.ts';

export type RecordingKeeper = {
  files: RecordingFiles;
  blobs: Pick<Blobs, 'put'>;
  log: Pick<CallLog, 'keepRecording'>;
};

/** After the end of its call. @throws AppError disk_full: it stays where it was made, and the next start keeps it */
export function keepRecording({ files, blobs, log }: RecordingKeeper, callId: string): void {
  const recorded = joinWebm(files.load(callId));
  if (recorded) {
    const { bytes, durationMs } = recorded;
    log.keepRecording(callId, { hash: blobs.put(bytes), durationMs, sizeBytes: bytes.length });
  }
  files.remove(callId);
}

/** At a start: what a killed program or a full disk left. One that cannot be kept now hinders nobody. */
export function keepLeftRecordings(keeper: RecordingKeeper, onFailed: (error: unknown) => void): void {
  try {
    for (const callId of keeper.files.list())
      try {
        keepRecording(keeper, callId);
      } catch (error) {
        onFailed(error);
      }
  } catch (error) {
    onFailed(error);
  }
}
