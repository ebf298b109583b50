// baresip as a plain phone on the desk of a test: registers over UDP as one user, says a tone of its own, and does what a
// hand would do at its keys.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTone, type Sound } from '../audio/sound.ts';
import { toWav } from '../audio/wav.ts';
import { type BaresipControl, connectBaresip } from './baresipControl.ts';
import { createPart, type Part } from './part.ts';
import { baresipPorts, loopback, type Place, passwordOf, ports, realm } from './ports.ts';
import type { Wire } from './wire.ts';

export type BaresipOptions = {
  user: string;
  password?: string;
  /** What it says; 440 unless told. */
  hz?: number;
  /** Answers by itself; a hand must otherwise. */
  isAnswering?: boolean;
  dtmf?: 'rtpevent' | 'info' | 'auto';
};

export type Baresip = Omit<Part, 'start'> & {
  user: string;
  /** Started, and registered unless told not to wait for it. */
  start(wait?: { isRegistered: boolean }): Promise<void>;
  /** @param number of a user, of the outside line, or a whole address */
  dial(number: string): Promise<void>;
  answer(): Promise<void>;
  hangUp(): Promise<void>;
  hold(): Promise<void>;
  resumeCall(): Promise<void>;
  /** Digits, one after another. */
  press(digits: string): Promise<void>;
  transfer(number: string): Promise<void>;
  /** Of its present run. */
  control(): BaresipControl;
  /** All that has come to it so far, over all its calls. */
  heard(): Sound;
};

const modules = `/usr/lib/baresip/modules`;
/** Long enough for any test: it does not begin again. */
const toneMs = 180_000;

const configOf = (folder: string, index: number): string => {
  const { sip, control, media } = baresipPorts(index);
  return [
    'poll_method epoll',
    `sip_listen ${loopback}:${sip}`,
    'sip_trans_def udp',
    `net_interface ${loopback}`,
    'call_local_timeout 60',
    'call_max_calls 4',
    'audio_path /usr/share/baresip',
    'audio_player aubridge,sink',
    `audio_source aufile,${join(folder, 'says.wav')}`,
    'audio_alert aubridge,alert',
    ...['ausrc_srate 8000', 'auplay_srate 8000', 'ausrc_channels 1', 'auplay_channels 1'],
    'statmode_default off',
    'rtp_tos 0',
    `rtp_ports ${media[0]}-${media[1]}`,
    'rtp_timeout 0',
    'dns_server 127.0.0.1:53',
    `module_path ${modules}`,
    ...['g711.so', 'aufile.so', 'aubridge.so'].map((name) => `module ${name}`),
    'module_tmp account.so',
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen ${loopback}:${control}`,
    '',
  ].join('\n');
};

const accountOf = (options: BaresipOptions, host: string): string => {
  const { user, password = passwordOf(user), dtmf = 'auto', isAnswering = false } = options;
  const settings = [
    `auth_user=${user};auth_pass=${password}`,
    `outbound="sip:${host}:${ports.sip};transport=udp"`,
    'regint=60',
    `answermode=${isAnswering ? 'auto' : 'manual'}`,
    `dtmfmode=${dtmf}`,
    'audio_codecs=PCMU/8000/1,PCMA/8000/1',
  ];
  return `<sip:${user}@${realm};transport=udp>;${settings.join(';')}\n`;
};

const addressOf = (number: string): string => (number.includes('@') ? number : `sip:${number}@${realm}`);

/** @param index of this phone among those of the rig, for its ports */
export function createBaresip(place: Place, wire: Wire, index: number, options: BaresipOptions): Baresip {
  const folder = join(place.folder, `baresip${index}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config'), configOf(folder, index));
  writeFileSync(join(folder, 'accounts'), accountOf(options, place.host));
  writeFileSync(join(folder, 'says.wav'), toWav(makeTone(options.hz ?? 440, toneMs)));
  let control: BaresipControl | undefined;
  const part = createPart({
    name: `baresip ${options.user}`,
    command: 'baresip',
    args: ['-f', folder, '-v'],
    isReady: async () => {
      control = await connectBaresip(baresipPorts(index).control);
      return true;
    },
  });
  const ask = async (command: string, params?: string): Promise<void> => {
    await controlOf().ask(command, params);
  };
  const controlOf = (): BaresipControl => {
    if (!control) throw new Error(`${part.name} was not started`);
    return control;
  };
  return {
    ...part,
    control: controlOf,
    user: options.user,
    async start(wait = { isRegistered: true }) {
      const from = part.log().length;
      await part.start();
      if (wait.isRegistered) await part.untilLogged(/registered successfully|200 OK/, from);
    },
    stop() {
      control?.close();
      return part.stop();
    },
    dial: (number) => ask('dial', addressOf(number)),
    answer: () => ask('accept'),
    hangUp: () => ask('hangup'),
    hold: () => ask('hold'),
    resumeCall: () => ask('resume'),
    press: (digits) => ask('sndcode', digits),
    transfer: (number) => ask('transfer', addressOf(number)),
    heard: () => wire.soundTo(...baresipPorts(index).media),
  };
}
