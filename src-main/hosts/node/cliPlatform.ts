// The platform of this very process, from its environment: used by the command line and the node host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNodePlatform, placeOf } from '#main/platform/node/nodePlatform.ts';
import { createPinoLog } from '#main/platform/node/pinoLog.ts';
import type { Platform } from '#main/platform/ports.ts';

/** Where this build lies: the module's own URL decides between sources and bundle. */
export function currentPlace(): ReturnType<typeof placeOf> {
  const own = import.meta.url;
  // From the sources this file lies three folders deep, as nodePlatform.ts does; a bundle lies in dist/node.
  return placeOf(own);
}

/** @param logLevel what the log on stderr holds unless YOLDA_LOG says otherwise */
export function createCliPlatform(logLevel = 'warn'): Platform {
  const { root, worker } = currentPlace();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return createNodePlatform({
    env: process.env,
    log: createPinoLog(process.env.YOLDA_LOG ?? logLevel),
    version,
    root,
    worker,
  });
}
