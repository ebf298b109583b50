// A cell of a table that leaves the program as a file. Pure.

/** Text, a number, minor units of money, a day, an instant in a zone, or nothing. */
export type TableCell =
  | string
  | number
  | null
  | { minor: number }
  | { on: string }
  | { at: number; zone: string };

export type TableColumn = {
  title: string;
  /** Of the screen, in pixels. */
  width: number;
};

export type TableFormat = 'xlsx' | 'csv';

/** Rows of a sheet, its head among them; a spreadsheet holds no more. */
export const sheetRowLimit = 1_048_576;
