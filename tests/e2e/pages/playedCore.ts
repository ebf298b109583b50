// Between the page and its core: some answers and events are played, as an engine would give them at a moment that a test
// cannot hold still – half-way through a snapshot, shut out, a certificate that nobody vouches for. All else passes as it is.
import type { Page, WebSocketRoute } from '@playwright/test';
import type { Output } from '#shared/contract/index.ts';

type Status = Output<'sync.loadStatus'>;
type Asked = { id: number; name: string; input: unknown };
type Frame = { t: string; id: number; name: string; input?: unknown; value?: unknown };

export type PlayedCore = {
  /** How sync stands, over what the core says of it: counts and connection stay the core's. */
  say(patch: Partial<Status>): void;
  emit(name: string, payload: object): void;
};

const idle: Status['phase'] = { state: 'idle', done: 0, total: 0, nextAt: null, reason: '' };

/** @param answer a frame for a call or subscription of the page, instead of the core's */
export async function playCore(
  page: Page,
  answer: (asked: Asked) => object | undefined = () => undefined,
): Promise<PlayedCore> {
  let patch: Partial<Status> = { phase: idle, failure: null };
  let socket: WebSocketRoute | undefined;
  let last: Frame | undefined;
  const statusIds = new Set<number>();
  const send = (frame: object): void => socket?.send(JSON.stringify(frame));
  const sendStatus = (): void => {
    if (last) send({ ...last, value: { ...(last.value as Status), ...patch } });
  };
  await page.routeWebSocket(/./, (route) => {
    socket = route;
    last = undefined;
    statusIds.clear();
    const core = route.connectToServer();
    route.onMessage((text) => {
      const frame = JSON.parse(String(text)) as Frame;
      if (frame.t === 'sub' && frame.name === 'sync.loadStatus') statusIds.add(frame.id);
      const isAsked = frame.t === 'call' || frame.t === 'sub';
      const played = isAsked ? answer({ id: frame.id, name: frame.name, input: frame.input }) : undefined;
      if (played) send(played);
      else core.send(text);
    });
    core.onMessage((text) => {
      const frame = JSON.parse(String(text)) as Frame;
      // The engine of this core has no office to speak with.
      if (frame.t === 'event' && frame.name === 'sync.progress') return;
      if (frame.t !== 'push' || !statusIds.has(frame.id)) route.send(text);
      else {
        last = frame;
        sendStatus();
      }
    });
  });
  return {
    say(more) {
      patch = { ...patch, ...more };
      sendStatus();
    },
    emit: (name, payload) => send({ t: 'event', name, payload }),
  };
}
