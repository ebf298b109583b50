// Recording of the running calls: begun by the setting or by hand, taken on by another page, ended with the call or by a full
// disk; the call never waits for it. What becomes of the file is keepRecordings.ts'.
import { AppError } from '#shared/contract/errors.ts';
import { isOver, isTalking } from './call.rules.ts';
import type { LiveCall } from './calls.types.ts';
import type { CallEntry } from './callTable.ts';
import type { CallWorld } from './callWorld.ts';
import { keepRecording, type RecordingKeeper } from './keepRecordings.ts';
import type { RecordingFile } from './recordingFiles.ts';

export type CallRecordingOptions = RecordingKeeper & {
  mode(): 'off' | 'each' | 'byHand';
  onFailed(error: unknown): void;
};

type Chunk = { recordingId: string; bytes: Uint8Array; isLast: boolean };
type Recording = {
  entry: CallEntry;
  file: RecordingFile;
  /** Of the piece that the page makes now. */
  piece: { id: string; isBegun: boolean; isOver: PromiseWithResolvers<void> } | undefined;
  isEnding: boolean;
};

/** The page tells the last of it once the call is over. */
const lastChunkMs = 3_000;

export class CallRecording {
  readonly #world: CallWorld;
  readonly #options: CallRecordingOptions;
  readonly #recordings = new Map<CallEntry, Recording>();
  readonly #ending = new Set<Promise<void>>();
  /** By the setting each is begun once: what a person stopped stays so. */
  readonly #begun = new WeakSet<CallEntry>();

  constructor(world: CallWorld, options: CallRecordingOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** At every change of the calls. */
  keepUp(): void {
    for (const recording of [...this.#recordings.values()])
      if (isOver(recording.entry.status)) void this.#end(recording);
    for (const entry of this.#world.table.talking()) {
      if (entry.status.state !== 'live' || this.#begun.has(entry)) continue;
      this.#begun.add(entry);
      if (this.#options.mode() === 'each')
        this.#begin(entry).catch((error: unknown) => this.#stopped(entry, error));
    }
  }

  /** By hand. @throws AppError conflict/recording_off, disk_full; MediaFailure */
  async set(entry: CallEntry, isOn: boolean): Promise<void> {
    if (isOn === entry.isRecording) return;
    if (isOn && this.#options.mode() === 'off') throw new AppError('conflict', 'recording_off');
    if (isOn) return this.#begin(entry);
    this.#show(entry, false);
    await this.#world.media.ask(entry.id, { type: 'record', recordingId: null });
    this.#closePiece(this.#recordings.get(entry));
  }

  async #begin(entry: CallEntry): Promise<void> {
    this.#show(entry, true);
    try {
      const known = this.#recordings.get(entry);
      const file = known?.file ?? (await this.#options.files.begin(entry.id));
      const recording = known ?? { entry, file, piece: undefined, isEnding: false };
      this.#recordings.set(entry, recording);
      await this.#beginPiece(recording);
    } catch (error) {
      this.#show(entry, false);
      throw error;
    } finally {
      // It ended meanwhile.
      if (isOver(entry.status)) this.keepUp();
    }
  }

  async #beginPiece(recording: Recording): Promise<void> {
    const id = this.#world.newId();
    this.#closePiece(recording);
    recording.piece = { id, isBegun: false, isOver: Promise.withResolvers() };
    await this.#world.media.ask(recording.entry.id, { type: 'record', recordingId: id });
  }

  #closePiece(recording: Recording | undefined): void {
    recording?.piece?.isOver.resolve();
    if (recording) recording.piece = undefined;
  }

  /** From the page. @throws AppError conflict/recording_over: it need tell no more of it; disk_full */
  async take({ recordingId, bytes, isLast }: Chunk): Promise<void> {
    const recording = [...this.#recordings.values()].find(({ piece }) => piece?.id === recordingId);
    const piece = recording?.piece;
    if (!recording || !piece) throw new AppError('conflict', 'recording_over');
    const beginsPiece = !piece.isBegun;
    piece.isBegun = true;
    try {
      if (bytes.length > 0) await recording.file.append(bytes, beginsPiece);
    } catch (error) {
      if (recording.piece === piece) this.#closePiece(recording);
      this.#stopped(recording.entry, error);
      throw error;
    }
    if (!isLast || recording.piece !== piece) return;
    this.#closePiece(recording);
    // Nobody asked it to end: the page cannot go on.
    if (recording.entry.isRecording) this.#stopped(recording.entry, new Error('the page records no more'));
  }

  /** The page went: its piece is as long as it is. */
  losePage(): void {
    for (const recording of this.#recordings.values()) this.#closePiece(recording);
  }

  /** Another page has the call now: a new piece. */
  async restore(entry: CallEntry): Promise<void> {
    const recording = this.#recordings.get(entry);
    if (!recording || !entry.isRecording) return;
    // A page that lost only its line goes on by itself.
    if (recording.piece) return;
    await this.#beginPiece(recording).catch((error: unknown) => this.#stopped(entry, error));
  }

  #show(entry: CallEntry, isRecording: boolean, stopped: LiveCall['recordingStopped'] = ''): void {
    Object.assign(entry, { isRecording, recordingStopped: stopped });
    this.#world.table.changed();
  }

  /** The call goes on, and says that it is recorded no longer. */
  #stopped(entry: CallEntry, error: unknown): void {
    this.#options.onFailed(error);
    if (!isTalking(entry.status)) return;
    this.#show(
      entry,
      false,
      error instanceof AppError && error.code === 'disk_full' ? 'disk_full' : 'failed',
    );
  }

  #end(recording: Recording): Promise<void> {
    if (recording.isEnding) return Promise.resolve();
    recording.isEnding = true;
    this.#show(recording.entry, false, recording.entry.recordingStopped);
    const ending = this.#keep(recording).catch(this.#options.onFailed);
    this.#ending.add(ending);
    return ending.finally(() => this.#ending.delete(ending));
  }

  async #keep(recording: Recording): Promise<void> {
    const disarm = this.#world.after(lastChunkMs, () => this.#closePiece(recording));
    await recording.piece?.isOver.promise;
    disarm();
    await recording.file.close();
    this.#recordings.delete(recording.entry);
    await keepRecording(this.#options, recording.entry.id);
  }

  /** The program ends: nobody tells any more. */
  async close(): Promise<void> {
    for (const recording of [...this.#recordings.values()]) {
      this.#closePiece(recording);
      void this.#end(recording);
    }
    await Promise.all(this.#ending);
  }
}
