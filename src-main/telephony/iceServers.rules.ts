// STUN and TURN of a line: what is typed → one checked form, and what the page is given of it. Pure.
import { badField } from './badField.ts';
import type { IceServer, Line } from './telephony.types.ts';

type Servers = Pick<Line, 'stun' | 'turn' | 'turnUser'>;

/** Each one is asked at every call. */
const atMost = 8;
const address = /^(?:stun|turns?):([\p{L}\d_.-]+|\[[\da-f:]+\])(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/iu;

/** @param kind what it is where no scheme is written. @returns undefined where it is no address */
function checkAddress(text: string, kind: 'stun' | 'turn'): string | undefined {
  const written = /^(stuns?|turns?):/i.test(text) ? text : `${kind}:${text}`;
  const [, host = '', port, transport] = address.exec(written) ?? [];
  if (host === '' || !URL.canParse(`http://${host}`)) return undefined;
  const scheme = new URL(written).protocol.slice(0, -1);
  if (!scheme.startsWith(kind)) return undefined;
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return undefined;
  const isUdp = /^udp$/i.test(transport ?? '');
  // STUN names no transport (RFC 7064), and TLS goes over TCP only.
  if (transport !== undefined && (scheme === 'stun' || (scheme === 'turns' && isUdp))) return undefined;
  const { hostname } = new URL(`http://${host}`);
  const by = transport === undefined ? '' : `?transport=${isUdp ? 'udp' : 'tcp'}`;
  return `${scheme}:${hostname}${port === undefined ? '' : `:${Number(port)}`}${by}`;
}

/** @throws AppError invalid_input with the field */
export function checkServers({ stun, turn, turnUser }: Servers): Servers {
  const checkedStun = stun === '' ? '' : checkAddress(stun, 'stun');
  if (checkedStun === undefined) throw badField('stun', 'bad_stun');
  const written = turn.split(/[\s,;]+/).filter((text) => text !== '');
  const checked = written.flatMap((text) => checkAddress(text, 'turn') ?? []);
  if (checked.length < written.length) throw badField('turn', 'bad_turn');
  if (checked.length > atMost) throw badField('turn', 'too_big');
  if (checked.length === 0) return { stun: checkedStun, turn: '', turnUser: '' };
  if (turnUser === '') throw badField('turnUser', 'too_small');
  return { stun: checkedStun, turn: checked.join(' '), turnUser };
}

/** TURN lets nobody in without one. @throws AppError invalid_input with the field */
export function requireTurnPassword({ turn }: Pick<Line, 'turn'>, password: string | undefined): void {
  if (turn !== '' && !password) throw badField('turnPassword', 'too_small');
}

/** As the page is given them. @param password of TURN; undefined: none is kept, and TURN cannot be asked */
export function iceServersOf({ stun, turn, turnUser }: Servers, password: string | undefined): IceServer[] {
  return [
    ...(stun === '' ? [] : [{ urls: [stun] }]),
    ...(turn === '' || !password
      ? []
      : [{ urls: turn.split(' '), username: turnUser, credential: password }]),
  ];
}
