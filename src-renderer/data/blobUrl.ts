// The address of an attachment: served by the host under the same origin as the page.

/** @param name when given, the browser saves the file under it */
export function blobUrl(hash: string, name?: string): string {
  return `/blob/${hash}${name === undefined ? '' : `?name=${encodeURIComponent(name)}`}`;
}
