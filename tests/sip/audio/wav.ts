// WAV files of 16-bit PCM: written for phones and browsers to say, read as they heard. A file still being written is read
// as far as it goes: recorders put the length in at the end.
import type { Sound } from './sound.ts';

const headerBytes = 44;

/** @returns the whole file, mono */
export function toWav({ rate, samples }: Sound): Buffer {
  const file = Buffer.alloc(headerBytes + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((value, at) => {
    file.writeInt16LE(Math.round(Math.max(-1, Math.min(1, value)) * 32_767), headerBytes + at * 2);
  });
  return file;
}

type Format = { rate: number; channels: number };

/** @returns where the samples begin and end. @throws Error when it is no WAV of 16-bit PCM */
function findData(file: Buffer): Format & { from: number; to: number } {
  const isWav = file.toString('latin1', 0, 4) === 'RIFF' && file.toString('latin1', 8, 12) === 'WAVE';
  if (!isWav) throw new Error('no WAV file');
  let format: Format | undefined;
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    const from = at + 8;
    if (id === 'fmt ') {
      const [tag, bits] = [file.readUInt16LE(from), file.readUInt16LE(from + 14)];
      // 0xfffe: the extensible form of the same.
      if ((tag !== 1 && tag !== 0xfffe) || bits !== 16) throw new Error(`WAV of format ${tag}, ${bits} bits`);
      format = { rate: file.readUInt32LE(from + 4), channels: file.readUInt16LE(from + 2) };
    }
    if (id === 'data') {
      if (format === undefined) throw new Error('WAV without a format');
      const isOpen = length === 0 || from + length > file.length;
      return { ...format, from, to: isOpen ? file.length : from + length };
    }
    at = from + length + (length % 2);
  }
  throw new Error('WAV without data');
}

/**
 * @param channel of a file of several; 0 is left
 * @throws Error when it is no WAV of 16-bit PCM
 */
export function fromWav(file: Buffer, channel = 0): Sound {
  const { rate, channels, from, to } = findData(file);
  const count = Math.floor((to - from) / (2 * channels));
  const samples = Float32Array.from(
    { length: count },
    (_, at) => file.readInt16LE(from + (at * channels + channel) * 2) / 32_768,
  );
  return { rate, samples };
}
