// The guide as the help reads it, from the very files that are bundled: pages, links, search, and what each screen asks for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as topics from '#renderer/app/helpTopics.ts';
import { screens } from '#renderer/app/screens.ts';
import type { HelpTopic } from '#renderer/data/helpState.ts';
import { anchorIn, loadGuide, plainText, readGuide, targetOf } from '#renderer/features/help/guide.ts';
import { searchGuide } from '#renderer/features/help/searchGuide.ts';
import { settingsPageIds } from '#renderer/features/settings/pageTexts.ts';
import { routeAt, routes } from '#renderer/ui/routing.ts';
import { languages } from '#shared/domain/language.ts';

const { layerTopics, newsTopic, screenTopics, settingsTopics, syncTopics } = topics;
const everyTopic: [string, HelpTopic][] = [
  ...Object.entries(screenTopics),
  ...Object.entries(settingsTopics).map(([page, topic]): [string, HelpTopic] => [`settings ${page}`, topic]),
  ...Object.entries(syncTopics).map(([page, topic]): [string, HelpTopic] => [`sync ${page}`, topic]),
  ...Object.entries(layerTopics),
  ['what is new', newsTopic],
];

describe('what each screen asks for', () => {
  it('is said of every screen, and of pages of the settings that there are', () => {
    expect(Object.keys(screens).filter((name) => !(name in screenTopics))).toEqual([]);
    expect(Object.keys(settingsTopics).filter((id) => !settingsPageIds.some((page) => page === id))).toEqual(
      [],
    );
  });

  it.each(languages)('is in the guide in %s: the page, and the heading', async (language) => {
    const guides = await loadGuide(language);
    const missing = everyTopic.filter(([, topic]) => {
      const page = guides.guide.find(({ name }) => name === topic.page);
      return !page || (topic.heading !== undefined && !anchorIn(guides, topic));
    });
    expect(missing).toEqual([]);
  });
});

describe('the pages', () => {
  it.each(languages)('in %s: every link within the guide leads to a page and a heading', async (language) => {
    const { guide } = await loadGuide(language);
    expect(guide.length).toBeGreaterThan(12);
    const broken = guide.flatMap(({ name, tokens }) =>
      [...JSON.stringify(tokens).matchAll(/"type":"link","raw":"[^"]*","href":"([^"]+)"/g)].flatMap(
        ([, href = '']) => {
          const target = targetOf(guide, name, href);
          if (!target) return /^(https?:|\.\.\/|[\w/-]+README)/.test(href) ? [] : [`${name}: ${href}`];
          const page = guide.find((one) => one.name === target.page);
          const isThere =
            target.anchor === undefined || page?.sections.some(({ anchor }) => anchor === target.anchor);
          return isThere ? [] : [`${name}: ${href}`];
        },
      ),
    );
    expect(broken).toEqual([]);
  });

  it('what leads out of the guide is no link; signs of Markdown are no words', () => {
    const guide = readGuide({
      'x/README.md': '1. [One](one.md)',
      'x/one.md': '# One **bold**\n\nSee `F1`, [two](../two.md) ![p](p.png).\n\n| a | b |\n|-|-|\n| c | d |',
    });
    const [page] = guide;
    expect(page?.sections).toEqual([
      { anchor: 'one-bold', heading: 'One bold', text: expect.stringContaining('See F1, two .') },
    ]);
    expect(page?.sections[0]?.text).toContain('c – d');
    expect(targetOf(guide, 'one', '../two.md')).toBeUndefined();
    expect(targetOf(guide, 'one', 'https://example.com/one.md')).toBeUndefined();
    expect(targetOf(guide, 'one', '#one-bold')).toEqual({ page: 'one', anchor: 'one-bold' });
    expect(plainText(page?.tokens.slice(0, 1) ?? [])).toBe('One bold');
  });
});

describe('the search', () => {
  it.each([
    ['en', 'barcode scanner', 'selling'],
    ['az', 'xatirlatmalar', 'calendar'],
    ['ru', 'напоминания', 'calendar'],
  ] as const)('in %s “%s” finds page %s', async (language, words, page) => {
    const { guide } = await loadGuide(language);
    expect(searchGuide(guide, words).map((found) => found.page)).toContain(page);
  });

  it('takes a heading before a text, and says the line that answers', async () => {
    const { guide } = await loadGuide('en');
    const [first] = searchGuide(guide, 'reminders');
    expect(first).toMatchObject({ page: 'calendar', heading: expect.stringMatching(/reminders/i) });
    const scanned = searchGuide(guide, 'scanner adds');
    expect(scanned[0]?.line).toContain('scanner');
    expect(searchGuide(guide, '  ')).toEqual([]);
    expect(searchGuide(guide, 'qqqq')).toEqual([]);
  });
});

describe('what is new', () => {
  const changes = readFileSync(join(import.meta.dirname, '../../../../CHANGELOG.md'), 'utf8');
  const versions = [...changes.matchAll(/^## (\d+\.\d+\.\d+)/gm)].map(([, version]) => version);

  it.each(languages)(
    'in %s: an entry for each version of the CHANGELOG, the newest first',
    async (language) => {
      const { guide } = await loadGuide(language);
      const news = guide.find(({ name }) => name === newsTopic.page);
      expect(news?.sections.slice(1).map(({ heading }) => heading)).toEqual(versions);
      expect(news?.sections.slice(1).filter(({ text }) => text.trim() === '')).toEqual([]);
    },
  );
});

describe('the route of an address', () => {
  it('is the one without parameters before the one with them; none for a stranger', () => {
    expect(routeAt('/partners/new')?.name).toBe('newPartner');
    expect(routeAt('/partners/a%20b')).toEqual({ name: 'partner', params: { id: 'a b' } });
    expect(routeAt('/nowhere')).toBeUndefined();
    for (const [name, pattern] of Object.entries(routes)) expect(routeAt(pattern)?.name).toBe(name);
  });
});
