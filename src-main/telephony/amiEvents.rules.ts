// What events of Asterisk's manager mean for a telephone and its calls. Pure; the PBX's own words are read here and go nowhere.
import type { AmiPacket } from './ami.rules.ts';
import type { CallReason } from './calls.types.ts';

/** Of one channel, by its unique id. */
export type ChannelNews =
  | { type: 'named'; channel: string }
  | { type: 'answered' }
  /** The PBX rings the other side. */
  | { type: 'ringingOther' }
  /** What came of ringing it; undefined: somebody answered. */
  | { type: 'rangOther'; reason: CallReason | undefined }
  /** What came of ringing this one, where nobody answered. */
  | { type: 'rung'; reason: CallReason }
  | { type: 'bridged' }
  | { type: 'hungUp'; reason: CallReason | undefined };

export type AmiEvent =
  | { type: 'channel'; id: string; channel: string; news: ChannelNews[] }
  /** A telephone begins to ring; number and name as the PBX has them. */
  | { type: 'rings'; id: string; channel: string; number: string; name: string }
  /** What came of a call that we asked for. */
  | { type: 'originated'; actionId: string; isOk: boolean; id: string };

const dialStatus = new Map<string, CallReason>(
  Object.entries({
    BUSY: 'busy',
    NOANSWER: 'no_answer',
    CANCEL: 'cancelled',
    ABORT: 'cancelled',
    CHANUNAVAIL: 'pbx_unavailable',
    CONGESTION: 'pbx_unavailable',
    INVALIDARGS: 'unknown_number',
  }),
);
/** Q.850. */
const causes = new Map<string, CallReason>(
  Object.entries({
    1: 'unknown_number',
    3: 'unknown_number',
    28: 'unknown_number',
    17: 'busy',
    18: 'no_answer',
    19: 'no_answer',
    20: 'pbx_unavailable',
    21: 'declined',
    26: 'elsewhere',
    34: 'pbx_unavailable',
    38: 'pbx_unavailable',
    42: 'pbx_unavailable',
  }),
);

const of = (packet: AmiPacket, name: string): string => packet.get(name) ?? '';
const known = (text: string): string => (text === '<unknown>' ? '' : text);
const isUp = (packet: AmiPacket, prefix = ''): boolean => of(packet, `${prefix}ChannelState`) === '6';

function ofChannel(packet: AmiPacket, news: ChannelNews[], prefix: '' | 'Dest' = ''): AmiEvent[] {
  const [id, channel] = [of(packet, `${prefix}Uniqueid`), of(packet, `${prefix}Channel`)];
  if (id === '' || id.length > 150 || channel === '' || channel.length > 150) return [];
  return [{ type: 'channel', id, channel, news: [{ type: 'named', channel }, ...news] }];
}

function rings(packet: AmiPacket, prefix: '' | 'Dest', number: string, name: string): AmiEvent[] {
  const [id, channel] = [of(packet, `${prefix}Uniqueid`), of(packet, `${prefix}Channel`)];
  if (id === '' || channel === '') return [];
  return [{ type: 'rings', id, channel, number: known(number), name: known(name) }];
}

const readers: Record<string, (packet: AmiPacket) => AmiEvent[]> = {
  Newchannel: (packet) => ofChannel(packet, isUp(packet) ? [{ type: 'answered' }] : []),
  Newstate(packet) {
    if (isUp(packet)) return ofChannel(packet, [{ type: 'answered' }]);
    const number = known(of(packet, 'ConnectedLineNum'));
    // A hidden caller is told by DialBegin.
    if (of(packet, 'ChannelState') !== '5' || number === '') return ofChannel(packet, []);
    return rings(packet, '', number, of(packet, 'ConnectedLineName'));
  },
  DialBegin: (packet) => [
    ...ofChannel(packet, [{ type: 'ringingOther' }]),
    ...(of(packet, 'Channel') === ''
      ? ofChannel(packet, [], 'Dest')
      : rings(packet, 'Dest', of(packet, 'CallerIDNum'), of(packet, 'CallerIDName'))),
  ],
  DialEnd(packet) {
    const status = of(packet, 'DialStatus');
    // Goes on in the dialplan: its own events say how.
    if (status === 'CONTINUE' || status === 'GOTO' || status === '') return [];
    const reason = status === 'ANSWER' ? undefined : (dialStatus.get(status) ?? 'pbx_rejected');
    return [
      ...ofChannel(packet, [{ type: 'rangOther', reason }]),
      ...(reason === undefined ? [] : ofChannel(packet, [{ type: 'rung', reason }], 'Dest')),
    ];
  },
  BridgeEnter: (packet) => ofChannel(packet, [{ type: 'bridged' }]),
  Hangup: (packet) => ofChannel(packet, [{ type: 'hungUp', reason: causes.get(of(packet, 'Cause')) }]),
  OriginateResponse(packet) {
    const [actionId, isOk] = [of(packet, 'ActionID'), of(packet, 'Response') === 'Success'];
    return [{ type: 'originated', actionId, isOk, id: known(of(packet, 'Uniqueid')) }];
  },
};

/** @returns nothing for what is of no use */
export function readAmiEvent(packet: AmiPacket): AmiEvent[] {
  const event = of(packet, 'Event');
  return Object.hasOwn(readers, event) ? (readers[event]?.(packet) ?? []) : [];
}

/** Asterisk names a channel by its telephone, a dash, and a number of its own: `PJSIP/101-0000002a`. */
export const isChannelOf = (channel: string, phone: string): boolean =>
  new RegExp(`^${phone.replaceAll(/[^\w/-]/g, '\\$&')}-[^-]*$`, 'i').test(channel);
