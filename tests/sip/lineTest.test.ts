// The test of a line with real parts: what its page tries itself – microphone, STUN and TURN, a call that hears its own tone –
// and that it is never in the way of a call.
import { expect, onTestFinished } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import { expectNoAxeViolations } from '#tests/e2e/axe.ts';
import { openDesk } from './rig/desk.ts';
import { type MediaPage, openMediaPage } from './rig/mediaPage.ts';
import type { LineTestSeen } from './rig/mediaPageEntry.ts';
import { passwordOf, ports, realm } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { see } from './rig/see.ts';
import { test } from './rig/sipTest.ts';
import { type Turn, turnUser } from './rig/turn.ts';
import { until } from './rig/until.ts';
import { openWorkstation } from './rig/workstation.ts';
import { answering, answeringBriefly, refusing, ringing } from './sipp/calledScenarios.ts';

type Fields = Input<'telephony.testLine'>;

/** As its form holds it, unsaved. */
const form = (url: string, more: Partial<Fields> = {}): Fields => ({
  ...{ name: 'Ofis', url, domain: realm, user: '102', password: passwordOf('102') },
  ...more,
});

const withTurn = (turn: Turn, turnPassword: string): Partial<Fields> => ({
  ...{ turn: turn.iceServers.flatMap(({ urls }) => urls).join(' '), turnUser: turnUser.username },
  turnPassword,
});

const run = ({ page }: MediaPage, values: Fields, number = ''): Promise<LineTestSeen> =>
  page.evaluate(
    ([asked, whom]) =>
      (window as unknown as { yoldaTestLine(v: Fields, n: string): Promise<LineTestSeen> }).yoldaTestLine(
        asked,
        whom,
      ),
    [values, number] as const,
  );

/** What was tried beside the login: how it ended. */
const told = ({ steps }: LineTestSeen): string[] =>
  steps.flatMap((step) => {
    if (step.isRunning) return [`${step.key} is not over`];
    if (step.kind === 'microphone') return [`microphone ${step.reason}`];
    if (step.kind === 'relay') return [`${step.url} ${step.reason}`];
    if (step.kind === 'call') return [`call ${step.progress} ${step.reason}`];
    if (step.kind === 'way') return [`way ${step.way}`];
    return step.kind === 'sound' ? [`sound ${step.sound}`] : [];
  });

const login = ['dns', 'connect', 'websocket', 'register'];

test('hears its own tone at an echo number, over what stands in the form; other numbers are told apart', async ({
  rig,
}) => {
  const turn = await rig.startTurn();
  const { pbx } = await rig.startMediaPbx();
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const party = await rig.startSipp(answering());
  const stun = `stun:127.0.0.1:${ports.turn}`;
  const seen = await run(page, form(pbx.wsUrl, { stun, ...withTurn(turn, turnUser.credential) }), '900');
  expect(seen.steps.map(({ key }) => key).slice(0, 4)).toEqual(login);
  expect([seen.refused, told(seen)]).toEqual([
    '',
    [
      'microphone ',
      `${stun} `,
      ...turn.iceServers[0]!.urls.map((url) => `${url} `),
      ...['call answered ', 'way direct', 'sound echo'],
    ],
  ]);
  // Hung up, and nothing of it is anywhere.
  await party.finished();
  expect([await desk.calls(), await desk.journal()]).toEqual([[], []]);
  expect(JSON.stringify(desk.platform.lines)).not.toContain(turnUser.credential);

  // An announcement is no echo; whoever is busy, or not there, is said.
  await rig.startSipp(answeringBriefly({ talkMs: 2_000, media: 'tone' }), { number: '901', hz: 440 });
  const spoken = await run(page, form(pbx.wsUrl), '901');
  expect(told(spoken).slice(1)).toEqual(['call answered ', 'way direct', 'sound other']);
  await rig.startSipp(refusing(486, 'Busy Here'), { number: '902' });
  expect(told(await run(page, form(pbx.wsUrl), '902')).slice(1)).toEqual(['call calling busy']);
  expect(told(await run(page, form(pbx.wsUrl), '103')).slice(1)).toMatchObject([/^call calling /]);
  expect((await run(page, form(pbx.wsUrl), 'a b')).refused).toBe('bad_number');
});

test('says what is wrong with TURN, STUN and the microphone', async ({ rig }) => {
  const turn = await rig.startTurn();
  const pbx = await rig.startPbx();
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620, undefined, 'refused');
  const wrong = withTurn(turn, 'wrongTurn');
  const dead = 'turn:127.0.0.1:3999?transport=tcp';
  const stun = 'stun:127.0.0.1:3999';
  const asked = form(pbx.wsUrl, { ...wrong, turn: `${wrong.turn} ${dead}`, stun });
  const seen = told(await run(page, asked));
  expect(seen.toSorted()).toEqual(
    [
      'microphone microphone_denied',
      `${stun} stun_silent`,
      ...turn.iceServers[0]!.urls.map((url) => `${url} turn_refused`),
      `${dead} turn_unreachable`,
    ].toSorted(),
  );
});

test('is not begun beside a call, and ends as soon as one comes', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const desk = await openWorkstation(rig, pbx);
  const page = await openMediaPage(rig, desk, 620);
  const party = await rig.startSipp(ringing());
  const testing = run(page, form(pbx.wsUrl), '900');
  await until('the test calls', () => party.messages().includes('INVITE'));
  const caller = await connectRawPhone(pbx.wsUrl);
  onTestFinished(() => caller.close());
  caller.call({ user: '103', password: passwordOf('103'), to: '101', offer: '' }).catch(() => undefined);
  await desk.untilCall('ringing');
  expect((await testing).refused).toBe('call_running');
  await party.finished();
  expect(await run(page, form(pbx.wsUrl))).toEqual({ steps: [], refused: 'call_running' });
  await expect(desk.client.call('telephony.testLine', form(pbx.wsUrl))).rejects.toMatchObject({
    ...{ code: 'conflict', reason: 'call_running' },
  });
  expect(await desk.call()).toMatchObject({ state: 'ringing', number: '103' });
});

test('an extension is pressed once the main number has answered, and heard there', async ({ rig }) => {
  const { pbx } = await rig.startMediaPbx();
  const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
  const desk = await openWorkstation(rig, pbx);
  await openMediaPage(rig, desk, 620);
  const callId = await desk.dial('201 доб. 12');
  expect((await desk.call()).extension).toEqual({ tones: '12', state: 'waiting' });
  const pressed = (): string[] =>
    phone
      .control()
      .events.filter(({ type }) => type === 'CALL_DTMF_START')
      .map(({ param }) => String(param));
  await until('both digits are heard', () => pressed().length === 2);
  expect(pressed()).toEqual(['1', '2']);
  await until('it is said', async () => (await desk.call()).extension?.state === 'sent');
  await desk.client.call('calls.sendExtension', { callId });
  await until('once more', () => pressed().length === 4);
});

test('is begun, followed and stopped in the form by keys, and says what to do', async ({ rig }) => {
  const turn = await rig.startTurn();
  const line = { user: '102', password: passwordOf('102'), ...withTurn(turn, turnUser.credential) };
  const { page, program } = await openDesk(rig, { line });
  await page.locator('main').waitFor();
  await page.evaluate(() => {
    location.hash = '#/settings/phone';
  });
  await page.getByRole('button', { name: 'Edit “Ofis”' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit the line' });
  const number = dialog.getByRole('textbox', { name: 'Echo number of the PBX' });
  const steps = dialog.getByRole('list', { name: 'Steps of the test' });
  const echo = await rig.startSipp(answering());
  await number.fill('900');
  await number.press('Enter');
  await see(
    dialog.getByText('All is well: the PBX knows this computer, and you hear and are heard.'),
  ).toBeVisible();
  await see(steps.getByRole('listitem')).toHaveText([
    ...['Find the PBX: done', 'Connect: done', 'Greet the PBX: done', 'Register: done'],
    'Microphone: it is heard',
    ...turn.iceServers[0]!.urls.map((url) => `Server ${url}: lets you in`),
    ...['Call 900: answered', 'Way for the sound: found'],
    'Sound: the test tone came back: you hear and are heard',
  ]);
  await echo.finished();
  await expectNoAxeViolations(page, 'a test that passed');

  const rings = await rig.startSipp(ringing(), { number: '901' });
  await dialog.getByLabel('TURN password').fill('wrong');
  await number.fill('901');
  await number.press('Enter');
  await see(steps).toContainText('Call 901: it rings…');
  await see(steps).toContainText('does not accept the TURN user or password; type both anew');
  await expectNoAxeViolations(page, 'a test that runs');
  await dialog.getByRole('button', { name: 'Stop the test' }).press('Enter');
  await see(dialog.getByText('The test was stopped.')).toBeVisible();
  await rings.finished();
  expect(await program.call('company.loadPreferences', {})).toMatchObject({ echoNumber: '901' });

  await rig.startSipp(ringing(), { number: '902' });
  const { callId } = await program.call('calls.dial', { number: '902' });
  await dialog.getByRole('button', { name: 'Test the line' }).press('Enter');
  await see(dialog.getByRole('alert')).toHaveText('A call is running: test the line when it is over');
  await program.call('calls.hangUp', { callId });
});
