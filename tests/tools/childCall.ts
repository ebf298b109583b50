// A core in a process of its own that is in the midst of a call with a client, for tests that kill it (killInCall.ts): with a
// note that is being typed; or recorded from a file of WebM, chunk by chunk. Says so once that is on the disk, and talks on.
// node tests/tools/childCall.ts DATA_DIR PARTNER_ID [WEBM_FILE]; env YOLDA_CONFIG_DIR.
import { readFileSync } from 'node:fs';
import { createCore } from '#main/core/createCore.ts';
import { createCliPlatform } from '#main/hosts/node/cliPlatform.ts';
import { createCallLog, createRecordingFiles } from '#main/telephony/index.ts';

const [dataDir = '', partnerId = '', webm] = process.argv.slice(2);
const platform = createCliPlatform();
const core = await createCore({ platform, dataDir, runsJobs: false });
const ids = Array.from({ length: 4 }, (_, n) => `00000000-0000-7000-8000-00000000000${n}`);
const log = createCallLog({ gate: core.gate, newId: () => ids.pop() ?? '' });
const startedAt = platform.now() - 300_000;
const who = { number: '+994502001234', remoteName: '', partnerId, contactId: null };
log.begin({ id: 'call', lineId: 'line', direction: 'out', ...who, startedAt });
log.answered('call', startedAt + 1_000);
if (webm === undefined) {
  await core.call('callLog.saveNote', { callId: 'call', note: 'Yarımçıq' });
  process.stdout.write('talking\n');
} else {
  const file = await createRecordingFiles(core.folder.staging, core.folder.key).begin('call');
  const bytes = readFileSync(webm);
  for (let at = 0; at < bytes.length; at += 1_000)
    await file.append(bytes.subarray(at, at + 1_000), at === 0);
  process.stdout.write('recorded\n');
}
setInterval(() => undefined, 1_000);
