// The numbers of the rig: addresses, ports, users. Nothing else names one.

export const loopback = '127.0.0.1';

/** Where a rig is: the folder of its files, the address that its parts listen on. */
export type Place = { folder: string; host: string };

export const realm = 'pbx.test';

export const ports = {
  /** kamailio: SIP over UDP and TCP. */
  sip: 15060,
  ws: 18088,
  wss: 18443,
  /** rtpengine: control, and media from–to. */
  ng: 12223,
  media: [20_000, 20_400] as const,
  turn: 3478,
  /** coturn: relayed media from–to. */
  relay: [30_000, 30_100] as const,
};

/** Users of the PBX and their passwords. */
export const users = ['101', '102', '103', '201'] as const;
export const passwordOf = (user: string): string => `secret${user}`;

/** Numbers of the outside line, one sipp each: 900 to 949. Longer numbers (seven digits and more) ring at 900. */
export type OutsideNumber = `9${0 | 1 | 2 | 3 | 4}${number}`;
export const echoNumber: OutsideNumber = '900';
export const outsidePort = (number: string): number => 15_000 + Number(number);
/** Even: the next one is RTCP's. Echo answers on two of them. */
export const outsideMediaPort = (number: string): number => 16_000 + (Number(number) - 900) * 4;

/** Each baresip of a rig has its own: the first, the second… */
export const baresipPorts = (
  index: number,
): { sip: number; control: number; media: readonly [number, number] } => ({
  sip: 15_070 + index * 10,
  control: 14_444 + index,
  media: [17_000 + index * 100, 17_099 + index * 100],
});
