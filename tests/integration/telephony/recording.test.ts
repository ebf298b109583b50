// Recordings with a real disk and a real core: chunks in their order, a full disk in the midst of a call, whose file it is.
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallStatus, dialed } from '#main/telephony/call.rules.ts';
import type { CallLog } from '#main/telephony/callLog.types.ts';
import { CallRecording } from '#main/telephony/callRecording.ts';
import { type CallEntry, CallTable } from '#main/telephony/callTable.ts';
import type { CallWorld } from '#main/telephony/callWorld.ts';
import { createRecordingKeeper, keepRecording } from '#main/telephony/keepRecordings.ts';
import { createRecordingFiles } from '#main/telephony/recordingFiles.ts';
import { builtPlace } from '#tests/tools/builtProgram.ts';
import { logOf, makeCall } from '#tests/tools/callLog.ts';
import { makeWebm } from '#tests/tools/makeWebm.ts';
import { cannotMount, mountSmall } from '#tests/tools/mounts.ts';
import { makeSeededFolder, type SeededFolder } from '#tests/tools/seededFolder.ts';

const key = new Uint8Array(32).fill(7);
const live: CallStatus = { ...dialed(), state: 'live', answeredAt: 1 };

/** A talked call, and the page as it would answer. */
function recordingIn(dir: string, mode: 'off' | 'each' | 'byHand') {
  const asked: (string | null)[] = [];
  const kept: { callId: string; durationMs: number }[] = [];
  const timers: (() => void)[] = [];
  let ids = 0;
  const log = {
    begin: () => undefined,
    end: () => undefined,
    keepRecording: (callId: string, { durationMs }: { durationMs: number }) =>
      kept.push({ callId, durationMs }),
  } as unknown as CallLog;
  const table = new CallTable({
    ...{ now: () => 0, log, onLogFailed: () => undefined },
    onChanged: () => recording.keepUp(),
  });
  const world = {
    table,
    newId() {
      ids += 1;
      return `piece ${ids}`;
    },
    after: (_ms: number, run: () => void) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    media: {
      async ask(_callId: string, { recordingId }: { recordingId: string | null }) {
        asked.push(recordingId);
      },
    },
  } as unknown as CallWorld;
  const recording: CallRecording = new CallRecording(world, {
    ...createRecordingKeeper({
      platform: { paths: builtPlace },
      folder: { staging: dir, blobs: join(dir, 'blobs'), key },
      log,
    }),
    ...{ mode: () => mode, onFailed: () => undefined },
  });
  const entry = {
    ...{ id: 'call', lineId: 'line', number: '900', remoteName: '', partnerId: null, contactId: null },
    ...{ startedAt: 0, quality: null, isRecording: false, recordingStopped: '', status: live },
    disarm: new Map(),
  } as unknown as CallEntry;
  table.add(entry);
  const end = (): void => table.take(entry, { type: 'ended', reason: '' });
  return { recording, entry, asked, kept, timers, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a recording', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'yolda-recording-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('of each call begins by itself, and is kept once its last chunk is there', async () => {
    const { recording, entry, asked, kept, end } = recordingIn(dir, 'each');
    await expect.poll(() => asked, { timeout: 10_000 }).toEqual(['piece 1']);
    expect(entry.isRecording).toBe(true);
    const webm = makeWebm(100);
    const [first, second] = [webm.subarray(0, 1_000), webm.subarray(1_000)];
    await Promise.all([
      recording.take({ recordingId: 'piece 1', bytes: first, isLast: false }),
      recording.take({ recordingId: 'piece 1', bytes: second, isLast: false }),
    ]);
    expect(readFileSync(join(dir, 'recordings/call.rec')).includes('frame 1')).toBe(false);
    end();
    await settled();
    expect([entry.isRecording, kept]).toEqual([false, []]);
    await recording.take({ recordingId: 'piece 1', bytes: new Uint8Array(), isLast: true });
    await expect.poll(() => kept, { timeout: 10_000 }).toEqual([{ callId: 'call', durationMs: 2_000 }]);
    await expect(
      recording.take({ recordingId: 'piece 1', bytes: first, isLast: false }),
    ).rejects.toMatchObject({ code: 'conflict', reason: 'recording_over' });
  });

  it('goes on in another page as a new piece, and ends without a page that tells its last', async () => {
    const { recording, entry, asked, kept, timers, end } = recordingIn(dir, 'each');
    await expect.poll(() => asked, { timeout: 10_000 }).toEqual(['piece 1']);
    await recording.take({ recordingId: 'piece 1', bytes: makeWebm(100), isLast: false });
    recording.losePage();
    await recording.restore(entry);
    expect(asked).toEqual(['piece 1', 'piece 2']);
    await recording.take({ recordingId: 'piece 2', bytes: makeWebm(50), isLast: false });
    end();
    await settled();
    expect(kept).toEqual([]);
    for (const run of [...timers]) run();
    await expect.poll(() => kept, { timeout: 10_000 }).toEqual([{ callId: 'call', durationMs: 3_000 }]);
  });

  it('by hand is begun and stopped as asked, and not at all where it is switched off', async () => {
    const off = recordingIn(dir, 'off');
    await expect(off.recording.set(off.entry, true)).rejects.toMatchObject({ reason: 'recording_off' });
    const { recording, entry, asked } = recordingIn(dir, 'byHand');
    await settled();
    expect(asked).toEqual([]);
    await recording.set(entry, true);
    expect(entry.isRecording).toBe(true);
    await recording.set(entry, false);
    expect([entry.isRecording, asked]).toEqual([false, ['piece 1', null]]);
    await recording.close();
  });

  it.skipIf(cannotMount)(
    'on a full disk stops and says so; the call goes on and what fitted is kept',
    async () => {
      const disk = mountSmall(1);
      try {
        const { recording, entry, asked, kept, end } = recordingIn(disk.dir, 'each');
        await expect.poll(() => asked, { timeout: 10_000 }).toEqual(['piece 1']);
        await recording.take({ recordingId: 'piece 1', bytes: makeWebm(100), isLast: false });
        const { bavail, bsize } = statfsSync(disk.dir);
        writeFileSync(join(disk.dir, 'ballast'), Buffer.alloc(bavail * bsize));
        const more = { recordingId: 'piece 1', bytes: new Uint8Array(20_000), isLast: false };
        await expect(recording.take(more)).rejects.toMatchObject({ code: 'disk_full' });
        expect(entry).toMatchObject({
          ...{ isRecording: false, recordingStopped: 'disk_full', status: { state: 'live' } },
        });
        rmSync(join(disk.dir, 'ballast'));
        end();
        await expect.poll(() => kept, { timeout: 10_000 }).toEqual([{ callId: 'call', durationMs: 2_000 }]);
      } finally {
        disk.unmount();
      }
    },
  );
});

describe('the file of a recording', () => {
  let folder: SeededFolder;
  beforeEach(async () => {
    folder = await makeSeededFolder({ nowMs: Date.UTC(2026, 10, 23, 8) });
  });
  afterEach(() => folder.remove());

  it('stands in the journal, and with the interaction once the client is known; undone with it', async () => {
    const t = await folder.open();
    const { partnerId } = folder.seeded;
    const callId = makeCall(t, { talkedMs: 10_000 });
    const files = createRecordingFiles(t.core.folder.staging, t.core.folder.key);
    const file = await files.begin(callId);
    await file.append(makeWebm(500), true);
    await file.close();
    await keepRecording(
      createRecordingKeeper({ platform: t.platform, folder: t.core.folder, log: logOf(t) }),
      callId,
    );
    const { recording } = await t.client.call('callLog.load', { id: callId });
    expect(recording).toEqual({ hash: expect.any(String), durationMs: 10_000 });
    expect(t.core.blobs.has(recording?.hash ?? '')).toBe(true);
    expect(files.list()).toEqual([]);

    const { interactionId } = await t.client.call('callLog.attach', { callId, partnerId });
    const loaded = await t.client.call('interactions.load', { id: interactionId ?? '' });
    expect(loaded.recording).toEqual(recording);
    await t.client.call('operations.undo', {});
    expect((await t.client.call('interactions.list', { partnerId })).rows).not.toContainEqual(
      expect.objectContaining({ recording }),
    );
    expect((await t.client.call('callLog.load', { id: callId })).recording).toEqual(recording);
    await t.close();
  });
});
