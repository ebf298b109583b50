// What the compiler refuses: a call without its handler, an answer of another shape, a write from a query.
// `npm run typecheck` fails where one of these errors is no error any more.
import { expect, it } from 'vitest';
import type { Handlers } from '#main/core/handlers.ts';
import type { Client } from '#shared/rpc/client.ts';

type Files = Handlers['files'];
type Jobs = Handlers['jobs'];

it('a missing handler, a wrong answer and an unknown call fail the build', () => {
  // @ts-expect-error put is missing
  const missing: Files = {};
  // @ts-expect-error the answer lacks its hash
  const wrong: Files = { put: async () => ({ mime: 'text/plain', sizeBytes: 1 }) };
  const ask = (client: Client): unknown => [
    // @ts-expect-error no such call
    client.call('files.take', {}),
    // @ts-expect-error the input lacks its name
    client.call('files.put', { bytes: '' }),
    // @ts-expect-error a command cannot be subscribed to
    client.subscribe<'partners.create'>,
  ];
  expect([missing, wrong, ask].length).toBe(3);
});

it('a query that writes fails the build', () => {
  const list: Jobs['list'] = (_input, context) => {
    // @ts-expect-error a query has no way to write
    context.sql.run('DELETE FROM jobs');
    // @ts-expect-error nor by drizzle
    context.orm.insert();
    return { rows: [] };
  };
  expect(list).toBeTypeOf('function');
});
