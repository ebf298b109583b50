// From what was recorded to a file of the company: joined and stored by its hash in a thread of its own, named by the journal
// and by the call's interaction, and only then gone from where it was made. Said twice it is done once.
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '#shared/contract/errors.ts';
import type { Platform } from '../platform/ports.ts';
import type { CompanyFolder } from '../store/companyFolder.ts';
import type { CallLog, KeptRecording } from './callLog.types.ts';
import { createRecordingFiles, type RecordingFiles } from './recordingFiles.ts';

export type RecordingKeeper = {
  files: RecordingFiles;
  /** Into one file of the company. @returns undefined when nothing was recorded @throws AppError disk_full, unavailable */
  join(callId: string): Promise<KeptRecording | undefined>;
  log: Pick<CallLog, 'keepRecording'>;
};

type Answer = { kept: KeptRecording | undefined } | { code: ErrorCode; reason: string };
type KeeperOptions = {
  platform: { paths: Pick<Platform['paths'], 'worker'> };
  folder: Pick<CompanyFolder, 'staging' | 'blobs' | 'key'>;
  log: Pick<CallLog, 'keepRecording'>;
};

export function createRecordingKeeper({ platform, folder, log }: KeeperOptions): RecordingKeeper {
  const { staging, blobs, key } = folder;
  return {
    files: createRecordingFiles(staging, key),
    log,
    join: (callId) =>
      new Promise((resolve, reject) => {
        const worker = new Worker(platform.paths.worker('recordingWorker'), {
          workerData: { callId, staging, blobs, key },
        });
        worker.once('message', (answer: Answer) => {
          if ('code' in answer) reject(new AppError(answer.code, answer.reason));
          else resolve(answer.kept);
        });
        const stopped = (cause: unknown): void =>
          reject(new AppError('bug', 'recording_worker', undefined, { cause }));
        worker.once('error', stopped);
        worker.once('exit', stopped);
      }),
  };
}

/** After the end of its call. @throws AppError disk_full: it stays where it was made, and the next start keeps it */
export async function keepRecording({ files, join, log }: RecordingKeeper, callId: string): Promise<void> {
  const kept = await join(callId);
  if (kept) log.keepRecording(callId, kept);
  files.remove(callId);
}

/** At a start: what a killed program or a full disk left. One that cannot be kept now hinders nobody. */
export async function keepLeftRecordings(
  keeper: RecordingKeeper,
  onFailed: (error: unknown) => void,
): Promise<void> {
  const left = (): string[] => {
    try {
      return keeper.files.list();
    } catch (error) {
      onFailed(error);
      return [];
    }
  };
  for (const callId of left()) await keepRecording(keeper, callId).catch(onFailed);
}
