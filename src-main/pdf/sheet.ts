// What every part of the page is given, and what it answers: measured blocks that the flow puts on pages.
import type { Captions } from './captions.ts';
import type { InvoiceModel } from './invoiceModel.ts';
import type { Pen } from './pen.ts';
import type { Picture } from './picture.ts';

export type Sheet = {
  pen: Pen;
  model: InvoiceModel;
  captions: Captions;
  pictures: ReadonlyMap<string, Picture>;
};

export type Block = {
  height: number;
  draw: (top: number) => void;
  /** of a table's row: drawn again where a page ends inside the table */
  repeatedHead?: Block;
  /** begins a page of its own */
  startsPage?: boolean;
  /** never let a page end between this block and the next */
  isKeptWithNext?: boolean;
  /** set on table rows: the sum of the table up to and including this row */
  runningMinor?: number;
};

/** A4 in points, with a margin for the hole punch on the left. */
export const area = {
  pageWidth: 595.28,
  pageHeight: 841.89,
  left: 51,
  right: 552.78,
  top: 40,
  bottom: 792,
} as const;

export const contentWidth = area.right - area.left;

export const gap = (height: number, isKeptWithNext = false): Block => ({
  height,
  draw: () => undefined,
  isKeptWithNext,
});
