// Who may import whom: the table of house.md §3 as rules. One rule a row, named after it.

const areas =
  'partners|interactions|messages|desk|catalog|sales|company|files|operations|maintenance|mail|pdf|exchange|demo|telephony|sync|deals|agreements|claims|marketing|reports|automation|access';
const area = `^src-main/(${areas})/`;
const anySource = '^(src-shared|src-main|src-hub|src-renderer)/';

/** Forbids everything of ours from `from` but what `may` matches. */
const only = (name, from, may, extra = {}) => ({
  name,
  severity: 'error',
  from: { path: from, ...extra },
  to: { path: anySource, pathNot: may },
});

/** Builtin modules and electron are environments, not layers. */
const noModule = (name, from, to, fromNot) => ({
  name,
  severity: 'error',
  from: { path: from, ...(fromNot ? { pathNot: fromNot } : {}) },
  to,
});

export const forbidden = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'no-unresolved', severity: 'error', from: { path: anySource }, to: { couldNotResolve: true } },
  // errors.ts is the one word list everybody throws (docs/decisions/0002).
  only('shared-domain', '^src-shared/(domain|lib)/', [
    '^src-shared/(domain|lib)/',
    '^src-shared/contract/errors\\.ts$',
  ]),
  only('shared-contract', '^src-shared/contract/', '^src-shared/(contract|domain|lib)/'),
  only('shared-rpc-sync', '^src-shared/(rpc|sync)/', '^src-shared/'),
  only('store', '^src-main/store/', [
    '^src-main/store/',
    '^src-shared/(domain|lib|sync)/',
    '^src-shared/contract/errors',
    '^src-main/platform/ports',
    '^src-main/jobs/jobs\\.types',
  ]),
  only('jobs', '^src-main/jobs/', [
    '^src-main/jobs/',
    '^src-shared/(domain|lib)/',
    '^src-shared/contract/errors',
    '^src-main/platform/ports',
    '^src-main/store/',
  ]),
  {
    name: 'area-by-its-door',
    severity: 'error',
    from: { path: `^src-main/(${areas})/` },
    to: { path: area, pathNot: ['^src-main/$1/', '/index\\.ts$'] },
  },
  only('area', area, [
    '^src-shared/',
    '^src-main/(store|jobs)/',
    area,
    '^src-main/platform/ports',
    '^src-main/core/(deps|handlers|crashPoints)\\.ts$',
  ]),
  noModule(
    'only-repo-touches-drizzle',
    area,
    { path: 'node_modules/(drizzle-orm|better-sqlite3)', dependencyTypesNot: ['type-only'] },
    ['\\.repo\\.ts$', 'Worker\\.ts$', '/staging/'],
  ),
  only('core', '^src-main/core/', [
    '^src-shared/',
    '^src-main/(?!hosts|cli|platform/(electron|node|memory))',
  ]),
  only('hosts-electron', '^src-main/(hosts|platform)/electron/', [
    '^src-shared/',
    '^src-main/core/',
    '^src-main/(hosts|platform)/electron/',
    '^src-main/platform/ports',
    '^src-main/platform/node/(pinoLog|keptBeside)',
  ]),
  only('hosts-node', '^src-main/(hosts|platform)/node/', [
    '^src-shared/',
    '^src-main/core/',
    '^src-main/(hosts|platform)/node/',
    '^src-main/platform/ports',
  ]),
  only('platform-memory', '^src-main/platform/memory/', [
    '^src-shared/',
    '^src-main/platform/(memory/|ports)',
  ]),
  only('cli', '^src-main/cli/', [
    '^src-shared/',
    '^src-main/cli/',
    '^src-main/core/',
    '^src-main/(hosts|platform)/node/',
    '^src-hub/index',
  ]),
  only('hub', '^src-hub/', ['^src-hub/', '^src-shared/']),
  only('renderer-ui-i18n', '^src-renderer/(ui|i18n)/', [
    '^src-renderer/(ui|i18n)/',
    '^src-shared/(domain|lib)/',
  ]),
  only('renderer-rpc', '^src-renderer/rpc/', ['^src-renderer/rpc/', '^src-shared/']),
  only('renderer-data', '^src-renderer/data/', ['^src-renderer/(data|rpc)/', '^src-shared/']),
  only('renderer-features', '^src-renderer/features/', [
    '^src-renderer/(features|data|ui|i18n|media)/',
    '^src-shared/(domain|lib)/',
    '^src-shared/contract/',
  ]),
  {
    name: 'feature-by-its-door',
    severity: 'error',
    from: { path: '^src-renderer/features/([^/]+)/' },
    to: {
      path: '^src-renderer/features/',
      pathNot: ['^src-renderer/features/$1/', '^src-renderer/features/[^/]+/index\\.ts$'],
    },
  },
  only('renderer-media', '^src-renderer/media/', ['^src-renderer/(media|rpc)/', '^src-shared/']),
  only('renderer-app', '^src-renderer/app/', ['^src-renderer/', '^src-shared/']),
  noModule('renderer-no-node', '^src-renderer/', { dependencyTypes: ['core'] }, '\\.config\\.ts$'),
  noModule('renderer-no-electron', '^src-renderer/', { path: 'node_modules/electron' }),
  noModule('shared-no-node', '^src-shared/', { dependencyTypes: ['core'] }),
  noModule('shared-pure-libraries', '^src-shared/', {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    pathNot:
      'node_modules/(zod|date-fns|@date-fns/tz|uuid|libphonenumber-js|ibantools|rrule-temporal|node-diff3)',
  }),
  noModule(
    'only-electron-host-imports-electron',
    '^src-main/',
    { path: 'node_modules/electron/' },
    '^src-main/(hosts|platform)/electron/',
  ),
];
