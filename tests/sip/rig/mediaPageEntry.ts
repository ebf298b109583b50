// Runs in the browser of a test: the product's own media page, joined to the core of the test by functions that Playwright
// lends it, and the test of a line as its form runs it. Bundled by mediaPage.ts.
import type { LineValues } from '#renderer/features/settings/phone/lineValues.ts';
import { runLineTest, type TestStep } from '#renderer/features/settings/phone/runLineTest.ts';
import { startMediaPage } from '#renderer/media/startMediaPage.ts';
import { encodeBytes } from '#renderer/rpc/socketChannel.ts';
import { createClient } from '#shared/rpc/client.ts';

type Lent = {
  yoldaSend(frame: string): Promise<void>;
  yoldaReceive?(frame: string): void;
  yoldaTestLine?(values: LineValues, number: string): Promise<LineTestSeen>;
};

/** Its steps as they stood at the end; `refused` where it was not let go on. */
export type LineTestSeen = { steps: TestStep[]; refused: string };

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

lent.yoldaTestLine = async (values, number) => {
  const steps = new Map<string, TestStep>();
  const testId = crypto.randomUUID();
  const run = runLineTest({
    ...{ values, number, testId, call: client.call, signal: new AbortController().signal },
    listen: (listener) =>
      client.on('telephony.testTold', (told) => {
        if (told.testId === testId) listener(told.news);
      }),
    tell: (step) => void steps.set(step.key, step),
  });
  const refused = await run.then(
    () => '',
    (error: { reason?: string }) => error.reason ?? String(error),
  );
  return { steps: [...steps.values()], refused };
};
