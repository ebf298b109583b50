// The rules of house.md that no linter of ours knows, as a table: a pattern, where it holds, and who is excused and why.
// Also the sizes of files (style sheets too) and the names that files may have. Run by `npm run lint`.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';

const roots = ['src-shared', 'src-main', 'src-hub', 'src-renderer', 'tests'];

/**
 * `may` names files (or folders, ending in a slash) and says why.
 * @type {{ name: string, in: RegExp, pattern: RegExp, may: Record<string, string> }[]}
 */
const bans = [
  {
    // Chromium has no Azerbaijani locale data: dates, numbers and sorting are src-shared/domain's (interop.md §0).
    name: 'bare-intl',
    in: /^src-/,
    pattern:
      /\bIntl\.(?!DateTimeFormat\(\)\.resolvedOptions\(\)\.timeZone)|\.toLocale[A-Z]\w*\(|\.localeCompare\(/,
    may: { 'src-shared/domain/language.ts': 'plural rules: the one part of Intl that is right everywhere' },
  },
  {
    // İ, I, ı and i are four letters: keys are folded by src-shared/domain/fold.ts and sortKey.ts only.
    name: 'bare-case',
    in: /^src-/,
    pattern: /\.to(Lower|Upper)Case\(/,
    may: {
      'src-shared/domain/fold.ts': 'the fold itself',
      'src-shared/domain/sortKey.ts': 'the sort key itself',
      'src-shared/domain/format.ts': 'a first letter for show, Azerbaijani i told apart',
      'src-shared/domain/amountWords.ts': 'a first letter for show, Azerbaijani i told apart',
      'src-shared/domain/emails.ts': 'ASCII after validation',
      'src-shared/domain/taxIds.ts': 'ASCII codes',
      'src-main/mail/messageId.rules.ts': 'ASCII by the grammar of Message-ID',
      'src-main/store/recoveryKey.ts': 'letters of the key alphabet',
      'src-main/hosts/electron/hostTexts.ts': 'a BCP 47 tag',
      'src-main/demo/demoRows.repo.ts': 'column names',
      'src-main/exchange/archive/exchangeStage.ts': 'file extensions',
      'src-main/exchange/commerceml/decodeXml.ts': 'names of encodings',
      'src-main/exchange/commerceml/values.ts': "CommerceML's own Russian words, compared whole",
      'src-main/exchange/commerceml/parties.rules.ts': 'a checked e-mail address',
      'src-main/exchange/csv/csvRows.rules.ts': 'two-letter country codes',
      'src-main/exchange/csv/writeFirms.repo.ts': 'web addresses',
      'src-main/partners/history.rules.ts': 'column names',
      'src-renderer/features/sync/syncWords.ts': 'column names',
      'src-renderer/features/help/guide.ts': 'anchors as GitHub makes them',
      'src-main/partners/partners.rules.ts': 'two-letter country codes',
      'src-main/partners/partnerWrites.repo.ts': 'two-letter country codes',
      'src-main/partners/reach.rules.ts': 'web addresses',
      'src-main/partners/search.rules.ts': 'tax ids and e-mail addresses',
    },
  },
  {
    // Database.serialize() of an encrypted company file is plaintext (house.md §5).
    name: 'serialize',
    in: /^(src-|scripts)/,
    pattern: /\.serialize\(/,
    may: {},
  },
  {
    // Files are opened, and statements run, by the store; areas get a context that reads, or writes through the gate.
    name: 'round-the-gate',
    in: /^src-main\//,
    pattern:
      /\bnew Database\(|\b(db|database)\.(exec|prepare|pragma|transaction)\(|['"`]\s*(BEGIN|COMMIT|ROLLBACK)\b/,
    may: {
      'src-main/store/': 'the store itself',
      'src-main/core/createCore.ts': 'checkpoints at start and end; writes no row',
      'src-main/core/restore.ts': 'a backup being unpacked, before it is a company',
      'src-main/exchange/staging/': 'the staging file, which is no company file',
      'src-main/exchange/importWorker.ts': 'the staging file',
      'src-main/exchange/commerceml/stageExchange.repo.ts': 'the staging file',
      'src-main/exchange/commerceml/countStaged.repo.ts': 'the staging file',
      'src-main/exchange/csv/stageCsv.repo.ts': 'the staging file',
    },
  },
  {
    name: 'writable-sql',
    in: /^src-main\/(?!store\/)/,
    pattern: /\bcreateSql\(/,
    may: {},
  },
  { name: 'no-far-relative-import', in: /./, pattern: /(from|import\() ?'\.\.\/\.\.\//, may: {} },
  { name: 'no-import-without-extension', in: /^src-/, pattern: /from '[.#][^']*(?<!\.\w+)'/, may: {} },
];

const nameRule = /^([a-z][A-Za-z0-9]*|[A-Z][A-Za-z0-9]*)(\.[a-z][A-Za-z0-9]*)*\.(ts|tsx)$/;
const roles = new Set([
  'repo',
  'rules',
  'handlers',
  'types',
  'contract',
  'test',
  'slow',
  'spec',
  'bench',
  'config',
  'd',
  'module',
]);

/** Lines allowed: [warning, error]. */
function limitsOf(file) {
  const isLong =
    file.startsWith('tests/') || /\/(schema|contract)\//.test(file) || file.includes('/i18n/messages/');
  return isLong ? [600, 600] : [300, 400];
}

const isExcused = (file, may) =>
  Object.keys(may).some((who) => (who.endsWith('/') ? file.startsWith(who) : file === who));

function checkName(file) {
  const name = basename(file);
  if (name.endsWith('.css')) return undefined;
  if (/^utils?\.tsx?$/.test(name)) return `${file}: a file of that name owns nothing`;
  if (
    !nameRule.test(name) ||
    name
      .split('.')
      .slice(1, -1)
      .some((role) => !roles.has(role))
  )
    return `${file}: name`;
  return undefined;
}

/** Findings of one file. @returns {{ errors: string[], warnings: string[], excuses: string[] }} */
function checkFile(file, text) {
  const lines = text.split('\n');
  const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const [warnAt, failAt] = limitsOf(file);
  const errors = [];
  const warnings = [];
  const excuses = [];
  if (count > failAt) errors.push(`${file}: ${count} lines, at most ${failAt}`);
  else if (count > warnAt) warnings.push(`${file}: ${count} lines, better ${warnAt}`);
  const badName = checkName(file);
  if (badName) errors.push(badName);
  if (/^src-.*\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !/^(#!.*\n)?(\/\/|\/\*\*)/.test(text))
    errors.push(`${file}: opens without a word on what it owns`);
  for (const { name, in: where, pattern, may } of bans) {
    if (!where.test(file)) continue;
    lines.forEach((line, at) => {
      if (/^\s*(\/\/|\*|\/\*)/.test(line) || !pattern.test(line)) return;
      if (isExcused(file, may)) excuses.push(`${name} ${file}`);
      else errors.push(`${file}:${at + 1}: ${name}`);
    });
  }
  return { errors, warnings, excuses };
}

function filesOf(root) {
  return roots
    .filter((name) => readdirSync(root).includes(name))
    .flatMap((name) => readdirSync(join(root, name), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Excuses that excuse nothing any more. */
function idleExcuses(used) {
  return bans.flatMap(({ name, may }) =>
    Object.keys(may)
      .filter((who) => ![...used].some((u) => u.startsWith(`${name} ${who}`)))
      .map((who) => `scripts/checks/house.mjs: ${name} need not excuse ${who}`),
  );
}

/** @returns {{ files: number, errors: string[], warnings: string[] }} */
export function checkHouse(root, { isWhole = true } = {}) {
  const files = filesOf(root);
  const found = files.map((file) => checkFile(file, readFileSync(join(root, file), 'utf8')));
  const idle = isWhole ? idleExcuses(new Set(found.flatMap(({ excuses }) => excuses))) : [];
  return {
    files: files.length,
    errors: [...found.flatMap(({ errors }) => errors), ...idle],
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

if (process.argv[1]?.endsWith('house.mjs')) {
  const { files, errors, warnings } = checkHouse(resolve(process.argv[2] ?? '.'));
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  for (const error of errors) console.error(error);
  console.log(`house: ${files} files, ${errors.length} errors, ${warnings.length} warnings`);
  process.exit(errors.length > 0 ? 1 : 0);
}
