// Domains in their ASCII form.
import { domainToASCII } from 'node:url';

/** The ASCII domain of an address; empty when it has none. */
export function domainToAscii(address: string): string {
  return domainToASCII(address.slice(address.lastIndexOf('@') + 1));
}
