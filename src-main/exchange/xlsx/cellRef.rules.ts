// Names of columns: `A` = 0, `AA` = 26. Pure.

/** Column of a reference such as `BC12` or of bare letters; no letters are -1. */
export function columnOf(ref: string): number {
  let column = 0;
  for (const char of ref) {
    const digit = char.charCodeAt(0) - 64;
    if (digit < 1 || digit > 26) break;
    column = column * 26 + digit;
  }
  return column - 1;
}
