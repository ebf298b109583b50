// For whoever runs the hub: is it well, its figures, its description.
import { z } from 'zod';
import { openRoute } from './authenticate.ts';
import type { HubParts } from './hub.types.ts';
import type { App } from './routes.types.ts';

const HealthOut = z.object({
  status: z.literal('ok'),
  store: z.enum(['sqlite', 'postgres']),
  head: z.number(),
});

export function addOperatorRoutes(app: App, { store, tenant, metrics }: HubParts): void {
  const isQuiet = { hide: true };
  app.get(
    '/health',
    { config: { ...openRoute, rateLimit: false }, schema: { response: { 200: HealthOut } } },
    async () => ({ status: 'ok' as const, store: store.kind, head: await store.loadHead(tenant) }),
  );
  app.get(
    '/metrics',
    { config: { ...openRoute, rateLimit: false }, schema: isQuiet },
    async (_request, reply) => {
      metrics.head.set(await store.loadHead(tenant));
      return reply.type(metrics.register.contentType).send(await metrics.register.metrics());
    },
  );
  app.get('/openapi.json', { config: openRoute, schema: isQuiet }, async () => app.swagger());
}
