// An office behind a NAT: what reaches it, and how.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect } from 'vitest';
import { tonesIn } from './audio/hearing.ts';
import { makeOffer, takeAnswer } from './rig/browserCall.ts';
import { openBlankPage, openBrowserParty } from './rig/browserParty.ts';
import { listen, untilHears } from './rig/listen.ts';
import { routerAddress } from './rig/nat.ts';
import { passwordOf } from './rig/ports.ts';
import { connectRawPhone } from './rig/rawPhone.ts';
import { natTest as test } from './rig/sipTest.ts';
import { turnUser } from './rig/turn.ts';

test('an allocation at the TURN server is made and carries data through the NAT', async ({ nat, rig }) => {
  await rig.startTurn();
  const { username, credential } = turnUser;
  const [file, ...args] = nat.inOffice(
    `turnutils_uclient -v -y -c -n 20 -m 1 -u ${username} -w ${credential} 198.51.100.1`.split(' '),
  );
  const { stdout } = await promisify(execFile)(file!, args, { timeout: 30_000 });
  expect(stdout).toMatch(/Total lost packets 0 /);
  expect(stdout).toMatch(/relay addr: 198\.51\.100\.1:300\d\d/);
});

describe('a browser in the office, whose router lets no UDP out but to the TURN server', () => {
  test.for([
    ['by TURN', true],
    ['not without', false],
  ] as const)('is heard, and hears, %s', async ([, hasTurn], { nat, rig }) => {
    nat.blockUdpButTurn();
    const turn = await rig.startTurn();
    const { pbx } = await rig.startMediaPbx();
    const party = await openBrowserParty(rig, { hz: 620, office: nat });
    await openBlankPage(party);
    const phone = await rig.startBaresip({ user: '201', hz: 1_000, isAnswering: true });
    const signals = await connectRawPhone(pbx.wsUrl);
    const offer = await makeOffer(party, hasTurn ? { iceServers: turn.iceServers } : {});
    // The server sees the router, not the office.
    expect(/typ relay raddr (\S+)/.exec(offer)?.[1]).toBe(hasTurn ? routerAddress : undefined);
    const line = { user: '101', password: passwordOf('101') };
    const { answer, hangUp } = await signals.call({ ...line, to: '201', offer });
    await takeAnswer(party, answer);
    if (hasTurn) await Promise.all([untilHears(party, [1_000]), untilHears(phone, [620])]);
    else expect(tonesIn(await listen(phone, 1_500), [620])).toEqual([]);
    await hangUp();
  });
});
