// No form of the desk loses what was typed: every file with a field for text takes its values from a form of
// features/drafts, itself or by all that show it. The list is read from the code, so a new form fails here first.
import { globSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const field = /<(TextField|TextArea|FormText|FormNumber|ReachEditor|CheckedText)\b/;
const keeps = /\b(useDraftForm|useKeptState|useSaleDraft|useCallNote)[<(]/;

/** Fields whose text is no work to lose, each with its reason. */
const excused: Readonly<Record<string, string>> = {
  'src-renderer/app/RecoveryPage.tsx': 'there is no company file to keep it in',
  'src-renderer/features/imports/CommercemlImport.tsx': 'a path, chosen anew',
  'src-renderer/features/partner/fields/ReachEditor.tsx': 'the field itself; its forms are looked at',
  'src-renderer/features/partner/BulkDialog.tsx':
    'one value for all that are chosen now; the choice is not kept',
  'src-renderer/features/phoneDock/QuickDial.tsx': 'a number to dial now',
  'src-renderer/features/phoneDock/TransferDialog.tsx': 'a number to transfer to now',
  'src-renderer/features/settings/workstation/FolderSection.tsx': 'a path offered anew each time',
  'src-renderer/features/sync/JoinForm.tsx': 'a code that opens the office once: kept nowhere',
};

/** Forms without text: a day and a time are chosen again sooner than a draft is looked through. */
const withoutText = ['src-renderer/features/interactions/MoveDialog.tsx'];

const files = new Map(
  globSync('src-renderer/{app,features}/**/*.{ts,tsx}', { cwd: root }).map((path) => [
    path,
    readFileSync(join(root, path), 'utf8'),
  ]),
);

/** What a file imports of the renderer's screens, by its path from the root. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, named = '']) =>
    named.startsWith('#renderer/')
      ? named.replace('#renderer/', 'src-renderer/')
      : normalize(join(path, '..', named)),
  );
}

const shownBy = new Map<string, string[]>();
for (const [path, text] of files)
  for (const imported of importsOf(path, text))
    if (!path.endsWith('/index.ts')) shownBy.set(imported, [...(shownBy.get(imported) ?? []), path]);

const isKept = (path: string, seen: readonly string[] = []): boolean => {
  const text = files.get(path) ?? '';
  const hooks = importsOf(path, text).filter((one) => /\/use\w+\.ts$/.test(one));
  if (keeps.test(text) || hooks.some((one) => keeps.test(files.get(one) ?? ''))) return true;
  const above = (shownBy.get(path) ?? []).filter((one) => !seen.includes(one));
  return above.length > 0 && above.every((one) => isKept(one, [...seen, path]));
};

const fields = [...files].filter(([path, text]) => field.test(text) && !path.includes('/gallery/'));

describe('what is typed', () => {
  it.each(fields.map(([path]) => path))('in %s is kept as a draft', (path) => {
    expect(path in excused || isKept(path)).toBe(true);
  });

  it('is held by no field in a state of its own', () => {
    const own = fields.filter(
      ([, text]) => /onChange=\{set[A-Z]\w*\}/.test(text) && /useState[<(]/.test(text) && !keeps.test(text),
    );
    expect(own.map(([path]) => path).filter((path) => !(path in excused))).toEqual([
      // A number to test now.
      'src-renderer/features/settings/phone/LineTest.tsx',
    ]);
  });

  it('is excused nowhere without need', () => {
    const idle = Object.keys(excused).filter((path) => !fields.some(([one]) => one === path) || isKept(path));
    expect(idle).toEqual([]);
  });

  it('goes into no form made past the drafts', () => {
    const past = [...files].filter(
      ([path, text]) =>
        /\buseForm[<(]/.test(text) && !/\/(gallery|drafts)\//.test(path) && !withoutText.includes(path),
    );
    expect(past.map(([path]) => path)).toEqual([]);
  });
});
