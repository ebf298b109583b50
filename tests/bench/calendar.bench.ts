// The calendar on the big company: the events of a week of six people inside the core, and the same week painted in Chromium.
import type { Page } from '@playwright/test';
import { addDays, startOfDayMs } from '#shared/domain/dates.ts';
import { type BenchCore, onBoth } from './benchCore.ts';
import type { Size } from './company.ts';
import { type Compared, joined } from './compared.ts';
import { type Bench, type BenchRow, type Timing, timed, timingOf } from './measure.ts';
import { call, framesDrawn, openPage, served, shiftClock } from './paintedPage.ts';

const zone = 'Asia/Baku';
/** Weeks that are full: the demo's talk is behind it, not ahead. */
const weeks = ['2026-11-09', '2026-11-02', '2026-10-26', '2026-10-19'] as const;
const shownOwners = 6;
const firstCount = 5;
const switchCount = 24;

type Week = { from: string; to: string };
const weekOf = (from: string): Week => ({ from, to: addDays(from, 6) });

function ownersOf({ floor, userId }: BenchCore): string[] {
  const others = floor.prepare<[string, number], string>(
    'SELECT id FROM users WHERE id <> ? ORDER BY id LIMIT ?',
  );
  return [userId, ...others.pluck().all(userId, shownOwners - 1)];
}

/** The rows of the same week by bare statements, one owner after the other. */
function weekFloor({ floor }: BenchCore, owners: readonly string[]): (week: Week) => void {
  const statements = [
    ['interactions', 'planned_at', 'planned_on'],
    ['tasks', 'due_at', 'due_on'],
  ].flatMap(([table, at, on]) => [
    floor.prepare(
      `SELECT e.*, p.name FROM ${table} e LEFT JOIN partners p ON p.id = e.partner_id
       WHERE e.owner_id = ? AND e.${at} >= ? AND e.${at} < ?`,
    ),
    floor.prepare(
      `SELECT e.*, p.name FROM ${table} e LEFT JOIN partners p ON p.id = e.partner_id
       WHERE e.owner_id = ? AND e.${on} >= ? AND e.${on} <= ?`,
    ),
  ]);
  return ({ from, to }) => {
    const range = [startOfDayMs(from, zone), startOfDayMs(addDays(to, 1), zone)] as const;
    for (const owner of owners)
      statements.forEach((statement, index) => {
        statement.all(owner, ...(index % 2 === 0 ? range : ([from, to] as const)));
      });
  };
}

async function listOn(opened: BenchCore): Promise<Compared> {
  const owners = ownersOf(opened);
  const samples = weeks.map(weekOf);
  let events = 0;
  const ours = await timed(samples, async (week) => {
    const { rows } = await opened.core.call('calendar.listEvents', { ...week, owners, limit: 2_000 });
    events = Math.max(events, rows.length);
  });
  return { ours, floor: await timed(samples, weekFloor(opened, owners)), notes: [`${events} events`] };
}

/** In the page: as many boxes as the week has, by the bare DOM. */
function paintBoxes(count: number): Promise<number> {
  const startedAt = performance.now();
  const box = document.createElement('div');
  box.style.cssText = 'position:fixed;inset:0;z-index:99;background:#fff';
  for (let index = 0; index < count; index += 1) {
    const event = document.createElement('button');
    event.textContent = `10:00 Subject of event ${index}`;
    event.style.cssText = `position:absolute;left:${(index % 7) * 14}%;top:${index % 90}%;width:13%;height:26px`;
    box.append(event);
  }
  document.body.append(box);
  return new Promise((resolve) =>
    requestAnimationFrame(() =>
      setTimeout(() => {
        resolve(performance.now() - startedAt);
        box.remove();
      }),
    ),
  );
}

/** In the page: from the press until another week stands there with its events, and is drawn. */
function pressAndPaint(target: Element): Promise<number> {
  const gridOf = (): Element | null =>
    document.querySelector('main [role=grid][aria-busy=false]:has([data-column])');
  const before = gridOf()?.getAttribute('aria-label');
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const look = (): void => {
      const grid = gridOf();
      if (!grid || grid.getAttribute('aria-label') === before) return;
      observer.disconnect();
      // A task posted by a frame's callback runs when that frame has been drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - startedAt);
        port2.postMessage(0);
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true });
    (target as HTMLElement).click();
  });
}

type Painted = { first: Timing; switched: Timing; notes: string[] };

/** From the press on the menu in a fresh page until the week is drawn: the screen's own code is loaded in it too. */
async function openWeek(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'commit' });
  await page.getByRole('region', { name: 'Partners of the day' }).getByRole('option').first().waitFor();
  await page.evaluate(framesDrawn);
  return page.locator('nav a[href="#/calendar"]').evaluate(pressAndPaint);
}

async function paint(bench: Bench, size: Size): Promise<Painted> {
  return served(bench, size, async (host) => {
    await call(host, 'company.savePreferences', { language: 'en' });
    const { browser, page } = await openPage();
    try {
      await page.addInitScript(shiftClock, Date.parse(`${weeks[0]}T06:00:00Z`) + 86_400_000 - Date.now());
      const users = (await call(host, 'company.listUsers', {})) as { rows: { id: string }[] };
      const owners = users.rows.slice(0, shownOwners).map(({ id }) => id);
      await page.addInitScript(
        (kept) => localStorage.setItem('yolda.calendar', kept),
        JSON.stringify({ view: 'week', owners }),
      );
      await page.goto(`${host.url}#${host.token}`, { waitUntil: 'commit' });
      await page.getByRole('region', { name: 'Client' }).waitFor();
      const firsts: number[] = [];
      for (let run = 0; run < firstCount; run += 1) firsts.push(await openWeek(page, host.url));
      const events = await page.locator('main [data-event]').count();
      const switched: number[] = [];
      for (let run = 0; run < switchCount; run += 1) {
        const name = run % 4 < 2 ? 'Earlier' : 'Later';
        switched.push(await page.getByRole('button', { name, exact: true }).evaluate(pressAndPaint));
      }
      const bare = await page.evaluate(paintBoxes, events);
      const notes = [`${events} events`, `as bare boxes ${bare.toFixed(0)} ms`];
      return { first: timingOf(firsts), switched: timingOf(switched.slice(4)), notes };
    } finally {
      await browser.close();
    }
  });
}

export const calendarRows: readonly BenchRow[] = [
  {
    names: ['calendar.listEvents'],
    measure: async (bench) => ({ 'calendar.listEvents': joined(await onBoth(bench, listOn)) }),
  },
  {
    names: ['calendar.weekPainted', 'calendar.weekSwitched'],
    measure: async (bench) => {
      const tenth = await paint(bench, 'tenth');
      const { first, switched, notes } = await paint(bench, 'big');
      return {
        'calendar.weekPainted': { timing: first, tenth: tenth.first, notes },
        'calendar.weekSwitched': { timing: switched, tenth: tenth.switched, notes },
      };
    },
  },
];
