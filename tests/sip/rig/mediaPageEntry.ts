// Runs in the browser of a test: the product's own media page, joined to the core of the test by functions that Playwright
// lends it. Bundled by mediaPage.ts.
import { startMediaPage } from '#renderer/media/startMediaPage.ts';
import { encodeBytes } from '#renderer/rpc/socketChannel.ts';
import { createClient } from '#shared/rpc/client.ts';

type Lent = {
  yoldaSend(frame: string): Promise<void>;
  yoldaReceive?(frame: string): void;
};

const lent = window as unknown as Lent;
let receive: (frame: unknown) => void = () => undefined;
lent.yoldaReceive = (frame) => receive(JSON.parse(frame));

const client = createClient(
  {
    send: (frame) => void lent.yoldaSend(JSON.stringify(frame, encodeBytes)),
    onMessage(listener) {
      receive = listener;
    },
    onClose: () => undefined,
    close: () => undefined,
  },
  () => crypto.randomUUID(),
);
startMediaPage({ client: () => client, state: () => 'open', subscribe: () => () => undefined });
