// Whom a call goes to and who it is from: what people write becomes an address of the PBX, what a stranger's SIP says becomes
// a number and a name that can be shown. Pure.
import { normalizePhone } from '#shared/domain/phones.ts';

export type DialTarget = {
  /** Of the address: what the PBX is asked for. */
  user: string;
  /** Of the address; '' is the line's own domain. */
  host: string;
  /** E.164 where it is a valid number, else as it is dialed. */
  number: string;
  /** Pressed once the main number has answered; '' none. */
  extension: string;
};

/** Spaces, brackets, points, dashes: for the eye only. */
const between = /[\s()\-./\u00a0\u2010-\u2013]+/g;
const digitsOnly = /^\+?[\d*#]{1,32}$/;
/** An extension in letters, as PBXs name them. */
const word = /^[a-z\d][\w.-]{0,63}$/i;
const host = /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?(:\d{1,5})?$/i;
const telExtension = /;ext=(\d{1,6})$/i;
/** As telephones keep it: a pause, then what is pressed. */
const afterComma = /\s*,\s*(\d{1,6})$/;
const afterPauses = /\s*[,;][\s,;]*([\d#*]{1,16})$/;

/** Of a link, where a hash would begin a fragment: RFC 3966. */
const withoutScheme = (text: string): string => {
  const bare = text.replace(/^(tel|callto|sips?):(\/\/)?/i, '');
  return bare === text ? text : bare.replaceAll(/%23/g, '#');
};

type Parts = { main: string; extension: string };

/** The main number of what may carry an extension, as its reader would dial it. A link says no more than one extension. */
function partsOf(text: string, country: string, isLink: boolean): Parts {
  const pause = telExtension.exec(text) ?? (isLink ? afterComma : afterPauses).exec(text);
  if (pause) return { main: text.slice(0, pause.index), extension: pause[1] ?? '' };
  const { extension } = normalizePhone(text, country);
  // The extension is the last run of digits; the word before it has letters or a sign of its own.
  const main = /^[+\d\s()\-./\u00a0\u2010-\u2013]+/.exec(text)?.[0];
  return extension === undefined || main === undefined ? { main: text, extension: '' } : { main, extension };
}

/**
 * @param text as people write it: a number in any form, perhaps with an extension, a service code, an extension in letters, an address
 * @param country ISO 3166 alpha-2 of numbers written without a code
 * @returns undefined for what is none of these, above all for what carries more than a number
 */
export function dialTarget(text: string, country: string): DialTarget | undefined {
  const written = text.trim();
  const asked = withoutScheme(written);
  const [user = '', at, ...more] = asked.split('@');
  if (/\p{Cc}/u.test(asked) || more.length > 0) return undefined;
  if (at !== undefined)
    return (word.test(user) || digitsOnly.test(user)) && host.test(at)
      ? { user, host: at, number: asked, extension: '' }
      : undefined;
  if (word.test(asked) && /[a-z]/i.test(asked))
    return { user: asked, host: '', number: asked, extension: '' };
  const { main, extension } = partsOf(asked, country, asked !== written);
  const dialed = main.replace(between, '');
  if (!digitsOnly.test(dialed)) return undefined;
  return { user: dialed, host: '', number: normalizePhone(dialed, country).e164 ?? dialed, extension };
}

/** Control characters, and those that turn the direction of what follows. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;
const oneLine = (text: string, max: number): string =>
  [...text.replaceAll(unseen, ' ').replaceAll(/\s+/g, ' ').trim()].slice(0, max).join('').trim();

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Who calls, as the PBX says; nobody vouches for it. A number of ours is written in one way. */
export function remoteParty(
  from: { user: string | undefined; displayName: string | undefined },
  country: string,
): { number: string; name: string } {
  const user = oneLine(decoded(from.user ?? ''), 64);
  const isHidden = /^(anonymous|unknown|restricted|unavailable)$/i.test(user);
  const number = isHidden ? '' : (normalizePhone(user, country).e164 ?? user);
  const name = oneLine(from.displayName ?? '', 100);
  const isNumber = name === user || name === number || /^(anonymous|unknown)$/i.test(name);
  return { number, name: isNumber ? '' : name };
}

/** A colleague's, whom to call costs nothing: a name, or two to six digits without what leads outside or switches services. */
export const isOwnExtension = (user: string | undefined): boolean =>
  user !== undefined && (/^[1-9]\d{1,5}$/.test(user) || (word.test(user) && /[a-z]/i.test(user)));
