// A core process without a core: answers each frame with itself, tells when a window's connection has ended.
import { openCoreLink } from '#main/hosts/electron/coreLink.ts';

const link = openCoreLink();
link.onMessage((message, channel) => {
  if (message.t === 'stop') process.exit(0);
  if (message.t !== 'port' || !channel) return;
  channel.onMessage((frame) => channel.send(frame));
  channel.onClose(() => link.send({ t: 'portClosed', id: message.id }));
});
