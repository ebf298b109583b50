// Links of the operating system (`yolda:`, `tel:`) and of our own texts (`app:`) as places of the page. Text only; who
// navigates is windows.ts.
import { isPhoneLink } from '#shared/domain/phoneLink.ts';

const aliases: Readonly<Record<string, string>> = {
  contact: 'partners',
  partner: 'partners',
  invoice: 'invoices',
};

/**
 * `yolda://partner/42`, `app://contact/42` → `#/partners/42`.
 * @returns undefined for links that name no place: those only bring the window to the front
 */
export function hashOfLink(link: string): string | undefined {
  const parts = /^(?:app|yolda):\/\/([a-z]{2,30})((?:\/[\w-]{1,64}){0,3})\/?$/.exec(link);
  if (!parts) return undefined;
  const [, head = '', rest = ''] = parts;
  // The page's own origin is no place.
  return head === 'yolda' || head === 'host' ? undefined : `#/${aliases[head] ?? head}${rest}`;
}

const longestLink = 400;

/**
 * A link with a number, for a page that is not there yet; the page reads it. Cut, since a stranger wrote it.
 * @returns undefined for other links
 */
export function hashOfPhoneLink(link: string): string | undefined {
  return isPhoneLink(link)
    ? `#/dial/${encodeURIComponent(link.slice(0, longestLink).toWellFormed())}`
    : undefined;
}
