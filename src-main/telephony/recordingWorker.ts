// Worker thread: makes one file of what was recorded of a call, and stores it by its hash. An hour takes long enough to be heard
// in other calls, were it done in the core.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { createBlobs } from '../store/blobs.ts';
import { fromSqliteError } from '../store/sqliteErrors.ts';
import { createRecordingFiles } from './recordingFiles.ts';
import { joinWebm } from './webm.rules.ts';

const Task = z.object({
  callId: z.string(),
  staging: z.string(),
  blobs: z.string(),
  key: z.instanceof(Uint8Array),
});

try {
  const { callId, staging, blobs, key } = Task.parse(workerData);
  const joined = joinWebm(createRecordingFiles(staging, key).load(callId));
  const kept = joined && { hash: createBlobs(blobs, key).put(joined.bytes), durationMs: joined.durationMs };
  parentPort?.postMessage({ kept });
} catch (error) {
  const known = fromSqliteError(error);
  const { code, reason } = known instanceof AppError ? known : { code: 'bug', reason: 'unexpected' };
  parentPort?.postMessage({ code, reason });
}
