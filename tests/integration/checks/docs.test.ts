// README and docs as a reader meets them: pictures and links lead somewhere, commands and folders exist, each decision
// says what it owes.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, read, root, targetOf } from './markdown.ts';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(root, path)));
const pages = tracked.filter(
  (path) => /^(README|CHANGELOG|docs\/.*)\.md$/.test(path) || /^docs\/.*\.md$/.test(path),
);
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

function isBroken(page: string, link: string): boolean {
  if (/^https?:/.test(link)) return false;
  const { path, anchor } = targetOf(page, link);
  if (!existsSync(join(root, path))) return true;
  return anchor !== undefined && !anchorsOf(path).includes(anchor);
}

describe('README', () => {
  const readme = read('README.md');

  it('shows pictures of the program, says the two commands, and names every folder', () => {
    const pictures = linksOf('README.md').filter((link) => link.endsWith('.png'));
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    for (const picture of pictures) expect(statSync(join(root, picture)).size).toBeGreaterThan(10_000);
    expect(readme).toMatch(/^npm ci && npm start\b/m);
    expect(readme).toMatch(/^npm test\b/m);
    const [, layout = ''] = readme.split('## Layout');
    const named = [...layout.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, folder]) => folder),
    );
    const folders = new Set(tracked.filter((path) => path.includes('/')).map((path) => path.split('/')[0]));
    expect(named.toSorted()).toEqual([...folders].filter((folder) => folder !== '.ci').toSorted());
  });

  it('names only npm scripts that exist', () => {
    const rows = [...readme.matchAll(/^\| (`npm .+?) \|/gm)].map(([, cell = '']) => cell);
    const named = rows.flatMap((cell) => [...cell.matchAll(/`(?:npm run (?:-s )?)?([a-z0-9:]+)[^`]*`/g)]);
    const names = named.map(([, name]) => name).filter((name) => name !== 'npm');
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => name !== undefined && !scripts.includes(name))).toEqual([]);
  });
});

describe('docs', () => {
  it('have no link that leads nowhere', () => {
    const broken = pages.flatMap((page) =>
      linksOf(page).flatMap((link) => (isBroken(page, link) ? [`${page}: ${link}`] : [])),
    );
    expect(broken).toEqual([]);
  });

  it('show the architecture, and lead to each page of the guide', () => {
    expect(linksOf('docs/architecture.md')).toContain('pictures/architecture.svg');
    const guide = pages
      .filter((path) => /^docs\/guide\/(?!README)[^/]+$/.test(path))
      .map((path) => path.slice('docs/guide/'.length));
    expect(guide.length).toBeGreaterThan(5);
    expect(guide.filter((page) => !linksOf('docs/guide/README.md').includes(page))).toEqual([]);
  });

  it('record decisions without a gap, each with context, choice and consequences', () => {
    const records = readdirSync(join(root, 'docs/decisions')).sort();
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_name, at) => at + 1));
    for (const name of records) {
      const text = read(`docs/decisions/${name}`);
      for (const part of ['Context', 'Choice', 'Consequences'])
        expect([name, part, text.includes(`**${part}`)]).toEqual([name, part, true]);
    }
  });
});
