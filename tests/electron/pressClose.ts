// Presses ✕ as a window manager does: asks a window over X11 to close. A page's own window.close() cannot be refused by Electron,
// so it would prove nothing.
import { connect, type Socket } from 'node:net';

/** Words of the protocol, little-endian, each request padded to four bytes. */
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value, index * 4);
  });
  return bytes;
};
const head = (opcode: number, flag: number, body: Buffer): Buffer => {
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const first = Buffer.from([opcode, flag, 0, 0]);
  first.writeUInt16LE(1 + padded.length / 4, 2);
  return Buffer.concat([first, padded]);
};

/** One answer after another, as they are asked for. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  let wake = (): void => undefined;
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    wake();
  });
  return async (count) => {
    while (bytes.length < count)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const taken = bytes.subarray(0, count);
    bytes = bytes.subarray(count);
    return taken;
  };
}

/** @param title of the window, whole */
export async function pressClose(title: string, display = process.env.DISPLAY ?? ''): Promise<void> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:(\d+).*$/, '$1')}`);
  const read = reader(socket);
  const ask = async (request: Buffer): Promise<Buffer> => {
    socket.write(request);
    const answer = await read(32);
    return Buffer.concat([answer, await read(answer.readUInt32LE(4) * 4)]);
  };
  const atom = async (name: string): Promise<number> => {
    const length = Buffer.alloc(4);
    length.writeUInt16LE(name.length);
    return (await ask(head(16, 0, Buffer.concat([length, Buffer.from(name)])))).readUInt32LE(8);
  };
  socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
  const greeting = await read(8);
  const setUp = await read(greeting.readUInt16LE(6) * 4);
  const vendor = Math.ceil(setUp.readUInt16LE(16) / 4) * 4;
  const root = setUp.readUInt32LE(32 + vendor + setUp.readUInt8(21) * 8);
  const [nameAtom, protocols, deletion] = [
    await atom('_NET_WM_NAME'),
    await atom('WM_PROTOCOLS'),
    await atom('WM_DELETE_WINDOW'),
  ];
  const tree = await ask(head(15, 0, u32(root)));
  for (let index = 0; index < tree.readUInt16LE(16); index++) {
    const window = tree.readUInt32LE(32 + index * 4);
    const name = await ask(head(20, 0, u32(window, nameAtom, 0, 0, 64)));
    if (name.subarray(32, 32 + name.readUInt32LE(16)).toString() !== title) continue;
    const event = Buffer.concat([Buffer.from([33, 32, 0, 0]), u32(window, protocols, deletion, 0, 0, 0, 0)]);
    socket.write(head(25, 0, Buffer.concat([u32(window, 0), event])));
    // An answer to anything says that it was taken.
    await atom('WM_PROTOCOLS');
    socket.destroy();
    return;
  }
  socket.destroy();
  throw new Error(`no window ${title}`);
}
