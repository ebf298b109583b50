// The built program with its page in a browser, at the PBX of the rig: what a person has in front of them. Looks for accessibility
// and takes pictures; what is done there is the test's.
import { onTestFinished } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { expectNoAxeViolations } from '#tests/e2e/axe.ts';
import { makeFolder, type Program, startProgram } from '#tests/e2e/program.ts';
import { setUpInput } from '#tests/tools/setUpInput.ts';
import { type BrowserParty, openBrowserParty } from './browserParty.ts';
import type { Pbx } from './pbx.ts';
import { passwordOf, realm } from './ports.ts';
import type { Rig } from './rig.ts';
import { until } from './until.ts';

export type Language = 'en' | 'az' | 'ru';
export type Desk = BrowserParty & { program: Program; pbx: Pbx };
const picture = process.env.YOLDA_CALL_PICTURES;

type DeskOptions = {
  language?: Language;
  microphone?: 'refused' | 'absent';
  /** What of its line is another than the usual. */
  line?: Partial<Input<'telephony.saveLine'>>;
};

/** A workstation of user 101: the program, its line registered, its page open in a browser whose microphone says 620 Hz. */
export async function openDesk(
  rig: Rig,
  { language = 'en', line = {}, ...options }: DeskOptions = {},
): Promise<Desk> {
  const { pbx } = await rig.startMediaPbx();
  const { dir, remove } = makeFolder();
  const program = await startProgram(dir);
  onTestFinished(async () => {
    await program.stop('SIGTERM');
    remove();
  });
  await program.call('company.setUp', setUpInput());
  await program.call('company.savePreferences', { language, asksOutside: false });
  await program.call('telephony.saveLine', {
    ...{ name: 'Ofis', url: pbx.wsUrl, domain: realm, user: '101', password: passwordOf('101') },
    ...line,
  });
  const party = await openBrowserParty(rig, { hz: 620, ...options });
  await party.page.setViewportSize({ width: 1366, height: 768 });
  await party.page.goto(`${program.url}/#${program.token}`);
  await until('the line is registered', async () => {
    const { rows } = await program.call('telephony.listLines', {});
    return rows[0]?.live.state === 'registered' ? true : undefined;
  });
  return { ...party, program, pbx };
}

/** No accessibility violation; and a picture for whoever wants to look. */
export async function look({ page }: Desk, name: string): Promise<void> {
  await page.mouse.move(700, 300);
  if (picture) await page.screenshot({ path: `${picture}/${name}.png` });
  await expectNoAxeViolations(page, name);
}
