// What a user types about a line, checked and brought into one form. Pure.

import { sipLinks } from '#shared/domain/phones.ts';
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

function checkWord(path: string, text: string, word: RegExp, code = `bad_${path}`): string {
  if (text === '') throw badField(path, 'too_small');
  if (!word.test(text)) throw badField(path, code);
  return text;
}

/** Technology and name of a device, as Asterisk names its channels. */
const channelWord = /^[a-z]{2,16}\/[\w.+-]{1,48}$/i;
const contextWord = /^[\w.-]+$/;

/** Host and port of Asterisk's manager. @throws AppError invalid_input */
function checkManager(text: string): string {
  if (text === '') throw badField('url', 'too_small');
  const asked = text.includes('://') ? text : `ami://${text}`;
  const url = URL.canParse(asked) ? new URL(asked) : undefined;
  const isWhole = url && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '';
  if (!isWhole || !/^amis?:$/.test(url.protocol) || url.username !== '' || !hostWord.test(url.hostname))
    throw badField('url', 'bad_manager');
  return `${url.protocol}//${url.host}`;
}

/** Words that stand in a quoted string of a header. */
const oneLine = (text: string): string => text.replaceAll(/["\\\p{Cc}]+/gu, ' ').trim();

type Checked = Omit<LineFields, 'password' | 'turnPassword'>;

/** @throws AppError invalid_input with the field */
export function checkLine({ password: _own, turnPassword: _turn, ...fields }: LineFields): Checked {
  const name = oneLine(fields.name);
  if (name === '') throw badField('name', 'too_small');
  const none = {
    ...{ url: '', domain: '', user: '', displayName: '', authUser: '', pin: '', context: '' },
    ...{ stun: '', turn: '', turnUser: '' },
  };
  const domainOf = (): string => (fields.domain === '' ? '' : checkWord('domain', fields.domain, hostWord));
  if (fields.kind === 'handoff') {
    const isSip = fields.url.trim() === sipLinks;
    return { ...fields, ...none, name, ...(isSip ? { url: sipLinks, domain: domainOf() } : {}) };
  }
  if (fields.kind === 'ami')
    return {
      ...{ ...fields, ...none, name, pin: fields.pin },
      url: checkManager(fields.url),
      user: checkWord('user', fields.user, channelWord, 'bad_channel'),
      authUser: checkWord('authUser', oneLine(fields.authUser), /^\P{Cc}+$/u),
      displayName: oneLine(fields.displayName),
      context: checkWord('context', fields.context, contextWord),
    };
  const url = checkUrl(fields.url);
  return {
    ...fields,
    ...{ name, url, context: '' },
    domain: domainOf(),
    user: checkWord('user', fields.user, userWord),
    displayName: oneLine(fields.displayName),
    authUser: oneLine(fields.authUser),
    ...checkServers(fields),
  };
}
