// Joins class names. Owns nothing else; conditions are written at the call.

/** Joins the truthy parts by a space: `classNames(styles.row, isCurrent && styles.current)`. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}
