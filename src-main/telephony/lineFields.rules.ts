// What a user types about a line, checked and brought into one form. Pure.
import { badField } from './badField.ts';
import { checkServers } from './iceServers.rules.ts';
import type { LineFields } from './telephony.types.ts';

const ownMachine = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
/** What a SIP address may carry before its @ without escaping, as PBXs name their users (RFC 3261 §25.1). */
const userWord = /^[\w.!~*'()&=+$,;?/-]+$/;
const hostWord = /^([\p{L}\d_.-]+|\[[\da-f:]+\])(:\d{1,5})?$/iu;

/** @throws AppError invalid_input */
export function checkUrl(text: string): string {
  const asked = text.includes('://') ? text : `wss://${text}`;
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  if (text === '' || !url || !['wss:', 'ws:'].includes(url.protocol) || url.username !== '')
    throw badField('url', text === '' ? 'too_small' : 'bad_url');
  if (url.protocol === 'ws:' && !ownMachine.test(url.hostname)) throw badField('url', 'wss_needed');
  url.hash = '';
  return url.href;
}

function checkWord(path: string, text: string, word: RegExp): string {
  if (text === '') throw badField(path, 'too_small');
  if (!word.test(text)) throw badField(path, `bad_${path === 'domain' ? 'domain' : 'user'}`);
  return text;
}

/** Words that stand in a quoted string of a header. */
const oneLine = (text: string): string => text.replaceAll(/["\\\p{Cc}]+/gu, ' ').trim();

type Checked = Omit<LineFields, 'password' | 'turnPassword'>;

/** @throws AppError invalid_input with the field */
export function checkLine({ password: _own, turnPassword: _turn, ...fields }: LineFields): Checked {
  const name = oneLine(fields.name);
  if (name === '') throw badField('name', 'too_small');
  if (fields.kind === 'handoff')
    return {
      ...{ ...fields, name, url: '', domain: '', user: '', displayName: '', authUser: '', pin: '' },
      ...{ stun: '', turn: '', turnUser: '' },
    };
  const url = checkUrl(fields.url);
  return {
    ...fields,
    ...{ name, url },
    domain: fields.domain === '' ? '' : checkWord('domain', fields.domain, hostWord),
    user: checkWord('user', fields.user, userWord),
    displayName: oneLine(fields.displayName),
    authUser: oneLine(fields.authUser),
    ...checkServers(fields),
  };
}
