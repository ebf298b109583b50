// The rig by itself: each of its parts does what the telephony tests build on.
import { X509Certificate } from 'node:crypto';
import { describe, expect } from 'vitest';
import type { Baresip } from './rig/baresip.ts';
import { untilHears } from './rig/listen.ts';
import { passwordOf } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { test } from './rig/sipTest.ts';
import { until } from './rig/until.ts';
import {
  answering,
  answeringBriefly,
  beingTransferred,
  glaring,
  holding,
  refusing,
  ringing,
  speakingEarly,
  transferringCaller,
} from './sipp/calledScenarios.ts';
import { calling, callingUntilHungUp, cancelling, refusedWith } from './sipp/callerScenarios.ts';
import {
  brokenSdp,
  hugeHeaders,
  pestering,
  unknownMethod,
  unknownMethodAlone,
  wrongCseq,
} from './sipp/rudeScenarios.ts';

const statusOf = (message: string): number => Number(/^SIP\/2\.0 (\d+)/.exec(message)?.[1]);

describe('media through rtpengine', () => {
  test('a phone calls the echo and hears itself', async ({ rig }) => {
    await rig.startMediaPbx();
    const echo = await rig.startSipp(answering());
    const phone = await rig.startBaresip({ user: '201', hz: 620 });
    await phone.dial('900');
    await phone.control().untilEvent('CALL_ESTABLISHED');
    await untilHears(phone, [620]);
    await phone.hangUp();
    await echo.finished();
    expect(echo.messages()).toMatch(/m=audio 20\d\d\d /);
  });

  test('two phones hear each other, and the digits that are pressed', async ({ rig }) => {
    await rig.startMediaPbx();
    const one = await rig.startBaresip({ user: '101', hz: 440, dtmf: 'rtpevent' });
    const other = await rig.startBaresip({ user: '102', hz: 1_000, isAnswering: true, dtmf: 'info' });
    await one.dial('102');
    await Promise.all([one, other].map((phone) => phone.control().untilEvent('CALL_ESTABLISHED')));
    await Promise.all([untilHears(one, [1_000]), untilHears(other, [440])]);
    await one.press('1#');
    await until('1#', () => digitsOf(other) === '1#');
    await other.press('9');
    await until('9', () => digitsOf(one) === '9');
  });

  test('a held phone hears nothing, and hears again', async ({ rig }) => {
    await rig.startMediaPbx();
    const one = await rig.startBaresip({ user: '101', hz: 440 });
    const other = await rig.startBaresip({ user: '102', hz: 1_000, isAnswering: true });
    await one.dial('102');
    await untilHears(other, [440]);
    await one.hold();
    await untilHears(other, []);
    await one.resumeCall();
    await untilHears(other, [440]);
  });

  test('a phone transfers the one who called it to the echo', async ({ rig }) => {
    await rig.startMediaPbx();
    const echo = await rig.startSipp(answering());
    const one = await rig.startBaresip({ user: '101', hz: 440 });
    const other = await rig.startBaresip({ user: '102', hz: 1_000, isAnswering: true });
    await one.dial('102');
    await untilHears(one, [1_000]);
    await other.transfer('900');
    await untilHears(one, [440]);
    await one.hangUp();
    await echo.finished();
  });

  test('all phones of a user ring, one answers, the other stops', async ({ rig }) => {
    await rig.startMediaPbx();
    const caller = await rig.startBaresip({ user: '101', hz: 440 });
    const phones = [
      await rig.startBaresip({ user: '201', hz: 620 }),
      await rig.startBaresip({ user: '201', hz: 1_000 }),
    ] as const;
    await caller.dial('201');
    await Promise.all(phones.map((phone) => phone.control().untilEvent('CALL_INCOMING')));
    await phones[1].answer();
    await phones[0].control().untilEvent('CALL_CLOSED');
    await untilHears(caller, [1_000]);
    await untilHears(phones[1], [440]);
  });

  test('a killed rtpengine silences a call, a frozen one only as long as it is frozen', async ({ rig }) => {
    const { rtpengine } = await rig.startMediaPbx();
    await rig.startSipp(answering());
    const phone = await rig.startBaresip({ user: '201', hz: 620 });
    await phone.dial('900');
    await untilHears(phone, [620]);
    rtpengine.freeze();
    await untilHears(phone, []);
    rtpengine.resume();
    await untilHears(phone, [620]);
    await rtpengine.kill();
    await untilHears(phone, []);
  });
});

/** What the phone heard pressed, in order. */
const digitsOf = (phone: Baresip): string =>
  phone
    .control()
    .events.filter(({ type }) => type === 'CALL_DTMF_START')
    .map(({ param }) => param)
    .join('');

describe('the outside line is called', () => {
  test.for([
    [486, 'Busy Here'],
    [603, 'Decline'],
    [404, 'Not Found'],
    [488, 'Not Acceptable Here'],
  ] as const)('and refuses: %i %s', async ([status, reason], { rig }) => {
    await rig.startPbx();
    const party = await rig.startSipp(refusing(status, reason), { number: '901' });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('901');
    const { param } = await phone.control().untilEvent('CALL_CLOSED');
    expect(param).toContain(String(status));
    await party.finished();
  });

  test('rings until the caller gives up', async ({ rig }) => {
    await rig.startPbx();
    const party = await rig.startSipp(ringing());
    const phone = await rig.startBaresip({ user: '201' });
    // A whole number of the outer world rings there as well.
    await phone.dial('+994501234567');
    await phone.control().untilEvent('CALL_RINGING');
    await phone.hangUp();
    await party.finished();
  });

  test('speaks before it answers', async ({ rig }) => {
    await rig.startMediaPbx();
    const party = await rig.startSipp(speakingEarly({ earlyMs: 2_000 }), { hz: 1_000 });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await untilHears(phone, [1_000]);
    expect(phone.control().events.map(({ type }) => type)).not.toContain('CALL_ESTABLISHED');
    await phone.control().untilEvent('CALL_ESTABLISHED');
    await phone.hangUp();
    await party.finished();
  });

  test('speaks, and does not answer', async ({ rig }) => {
    await rig.startMediaPbx();
    const party = await rig.startSipp(speakingEarly({ refusal: [404, 'Not Found'] }), { hz: 1_000 });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await untilHears(phone, [1_000]);
    await party.finished();
  });

  test('holds by re-INVITE and takes back', async ({ rig }) => {
    await rig.startMediaPbx();
    const party = await rig.startSipp(holding(), { hz: 1_000 });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await until('both re-INVITEs', () => (party.messages().match(/CSeq: 3 ACK/g) ?? []).length > 0);
    await untilHears(phone, [1_000]);
    await phone.hangUp();
    await party.finished();
  });

  test('re-INVITEs at the same moment', async ({ rig }) => {
    await rig.startMediaPbx();
    const party = await rig.startSipp(glaring(), { hz: 1_000 });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await untilHears(phone, [1_000]);
    await phone.hold();
    await until('both refused', () => (party.messages().match(/SIP\/2.0 491/g) ?? []).length === 2);
    await phone.hangUp();
    await party.finished();
  });

  test('is transferred, and says how it went', async ({ rig }) => {
    await rig.startMediaPbx();
    const party = await rig.startSipp(beingTransferred());
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await untilHears(phone, [440]);
    await phone.transfer('905');
    await party.finished();
    expect(party.messages()).toMatch(/Refer-To: <?sip:905@pbx\.test/i);
  });

  test('sends the caller on to another', async ({ rig }) => {
    await rig.startMediaPbx();
    const away = await rig.startSipp(transferringCaller('905'), { hz: 440 });
    const target = await rig.startSipp(answering({ media: 'tone' }), { number: '905', hz: 1_000 });
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await untilHears(phone, [1_000]);
    await away.finished();
    await phone.hangUp();
    await target.finished();
  });

  test('hangs up itself', async ({ rig }) => {
    await rig.startPbx();
    const party = await rig.startSipp(answeringBriefly({ talkMs: 200 }));
    const phone = await rig.startBaresip({ user: '201' });
    await phone.dial('900');
    await phone.control().untilEvent('CALL_CLOSED');
    await party.finished();
  });
});

describe('the outside line calls', () => {
  test('under any name, speaks and hangs up', async ({ rig }) => {
    await rig.startMediaPbx();
    const phone = await rig.startBaresip({ user: '101', isAnswering: true });
    const party = await rig.startSipp(calling({ media: 'tone', talkMs: 2_000 }), {
      number: '907',
      from: '"Əliyev" <sip:+994501234567@pbx.test>',
      hz: 1_000,
    });
    const { peeruri } = await phone.control().untilEvent('CALL_ESTABLISHED');
    expect(peeruri).toBe('sip:+994501234567@pbx.test');
    await untilHears(phone, [1_000]);
    await party.finished();
  });

  test('and is hung up on', async ({ rig }) => {
    await rig.startPbx();
    const phone = await rig.startBaresip({ user: '101', isAnswering: true });
    const party = await rig.startSipp(callingUntilHungUp());
    await phone.control().untilEvent('CALL_ESTABLISHED');
    await phone.hangUp();
    await party.finished();
  });

  test('and gives up', async ({ rig }) => {
    await rig.startPbx();
    const phone = await rig.startBaresip({ user: '101' });
    await (await rig.startSipp(cancelling())).finished();
    await phone.control().untilEvent('CALL_CLOSED');
  });

  test.for([
    ['103', 480],
    ['555', 404],
  ] as const)('%s, who is not there: %i', async ([to, status], { rig }) => {
    await rig.startPbx();
    await (await rig.startSipp(refusedWith(status), { to })).finished();
  });
});

describe('the outside line is rude, and the phone lives on', () => {
  test.for([
    brokenSdp('garbage'),
    brokenSdp('noMedia'),
    brokenSdp('badPort', { ringMs: 200 }),
    brokenSdp('noCodec', { ringMs: 200 }),
    // baresip takes no datagram over 8 KB.
    hugeHeaders({ bytes: 6_000, ringMs: 200 }),
    unknownMethodAlone(),
  ])('$name', async (scenario, { rig }) => {
    await rig.startPbx();
    const phone = await rig.startBaresip({ user: '101' });
    await (await rig.startSipp(scenario)).finished();
    expect(phone.isRunning()).toBe(true);
  });

  test.for([
    { ...hugeHeaders({ bytes: 30_000, ringMs: 5_000 }), pattern: /X-Rude: é"<>;%(.|\s)*m=audio/ },
    { ...brokenSdp('garbage', { ringMs: 5_000 }), pattern: /\}\{%%%/ },
    { ...brokenSdp('badPort', { ringMs: 5_000 }), pattern: /m=audio 99999999/ },
    {
      ...refusedWith(486, ['Replaces: other;to-tag=a;from-tag=b']),
      pattern: /Replaces: other;to-tag=a;from-tag=b/,
    },
  ])('$name reaches a phone at a WebSocket as it was sent', async ({ pattern, ...scenario }, { rig }) => {
    const { pbx } = await rig.startMediaPbx();
    const phone = await connectRawPhone(pbx.wsUrl);
    await phone.register({ user: '101', password: passwordOf('101') });
    const party = await rig.startSipp(scenario);
    const invite = await phone.untilReceived(/^INVITE /);
    expect(invite).toMatch(pattern);
    phone.reply(invite, 486, 'Busy Here');
    await party.finished();
  });

  test.for([wrongCseq(), unknownMethod()])('$name within a call', async (scenario, { rig }) => {
    await rig.startPbx();
    const phone = await rig.startBaresip({ user: '101', isAnswering: true });
    await (await rig.startSipp(scenario)).finished();
    expect(phone.isRunning()).toBe(true);
  });

  test('a hundred calls at once', async ({ rig }) => {
    await rig.startPbx();
    const phone = await rig.startBaresip({ user: '101' });
    await (await rig.startSipp(pestering(), { calls: 100 })).finished();
    expect(phone.isRunning()).toBe(true);
  });
});

describe('registration over WebSocket', () => {
  test('is challenged, then taken: 401, 200', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const phone = await connectRawPhone(pbx.wsUrl);
    const answers = await phone.register({ user: '101', password: passwordOf('101') });
    expect(answers.map(statusOf)).toEqual([401, 200]);
    phone.close();
  });

  test('gives a GRUU, and the place of the old contact to a device that comes again', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const device = { user: '101', password: '', instance: '6f0c1a52-65a1-4d5e-a3b1-0e3a3a6f9b01' };
    const registered = async (): Promise<string> => {
      const phone = await connectRawPhone(pbx.wsUrl);
      return (await phone.register({ ...device, password: passwordOf('101') })).at(-1)!;
    };
    expect(await registered()).toMatch(/pub-gruu="sip:101@pbx\.test;gr=/);
    expect((await registered()).match(/pub-gruu/g)).toHaveLength(1);
  });

  test('is refused with a wrong password, and to an unknown user', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const phone = await connectRawPhone(pbx.wsUrl);
    const answers = [
      ...(await phone.register({ user: '101', password: 'wrong' })),
      ...(await phone.register({ user: '999', password: passwordOf('999') })),
    ];
    expect(answers.map(statusOf)).toEqual([401, 401, 401, 401]);
  });

  test('over TLS, by a certificate of its own that changes', async ({ rig }) => {
    const pbx = await rig.startPbx();
    const first = new X509Certificate(pbx.renewCertificate().split(/(?=-----BEGIN CERT)/)[1]!);
    const register = async (certificate: X509Certificate): Promise<number[]> => {
      const phone = await connectRawPhone(pbx.wssUrl, certificate.toString());
      return (await phone.register({ user: '101', password: passwordOf('101') })).map(statusOf);
    };
    await expect(register(first)).rejects.toThrow(/self-signed/);
    await pbx.stop();
    await pbx.start();
    expect(await register(first)).toEqual([401, 200]);
  });

  test('by SHA-256', async ({ rig }) => {
    const pbx = await rig.startPbx({ isSha256: true });
    const phone = await connectRawPhone(pbx.wsUrl);
    const answers = await phone.register({ user: '101', password: passwordOf('101') });
    expect(answers.map(statusOf)).toEqual([401, 200]);
    expect(answers[0]).toContain('algorithm=SHA-256');
  });
});

test('a killed PBX is gone with its contacts and comes back; a frozen one answers when it thaws', async ({
  rig,
}) => {
  const pbx = await rig.startPbx();
  const register = async (): Promise<number[]> => {
    const phone = await connectRawPhone(pbx.wsUrl);
    return (await phone.register({ user: '101', password: passwordOf('101') })).map(statusOf);
  };
  expect(await register()).toEqual([401, 200]);
  await pbx.kill();
  await expect(register()).rejects.toThrow(/ECONNREFUSED/);
  await pbx.start();
  await (await rig.startSipp(refusedWith(480))).finished();
  pbx.freeze();
  const late = register();
  await expect(Promise.race([late, Promise.resolve('nothing yet')])).resolves.toBe('nothing yet');
  pbx.resume();
  expect(await late).toEqual([401, 200]);
});
