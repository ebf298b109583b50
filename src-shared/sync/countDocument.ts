// What of a document follows from its other rows: sums of the lines and totals of the header, what lines copy of it, what
// of them still reserves goods. Pure and the same here and at the hub, so that the same rows have the same figures
// whoever wrote them. Knows no feature; the sums are those of `documentTotals`, which sales write by.
import { type DocumentTotals, documentTotals, type VatCode, vatCodes } from '../domain/vat.ts';
import type { FieldValue, Row } from './ops.ts';

export type CountedLine = { id: string; data: Row };
/** Fields that are to be otherwise than they stand; lines without any are left out. */
export type Counted = { document: Row; lines: ReadonlyMap<string, Row> };

/** Its sums are what somebody says: those of money, and documents that come from 1C, which rounds by its own rules. */
export const isStated = ({ kind, external_id: externalId }: Row): boolean =>
  kind === 'receipt' || (externalId ?? null) !== null;

const isLiving = (row: Row): boolean => (row.deleted_at ?? null) === null;

/** Whether its lines keep goods back. */
const isOpen = (document: Row): boolean =>
  isLiving(document) &&
  document.state === 'issued' &&
  (document.kind === 'invoice' || document.kind === 'order');

const isInteger = (value: FieldValue | undefined): value is number => Number.isSafeInteger(value);
const isVatCode = (value: FieldValue | undefined): value is VatCode =>
  vatCodes.some((code) => code === value);

/** Of lines in their order; undefined where one holds no numbers to count with, or more than money can hold. */
function totalsOf(document: Row, lines: readonly CountedLine[]): DocumentTotals | undefined {
  const wanted = lines.flatMap(({ data }) => {
    const { quantity_milli: quantityMilli, price_minor: priceMinor, discount_bp: discountBp = 0 } = data;
    const { vat_code: vatCode } = data;
    const isWhole = isInteger(quantityMilli) && isInteger(priceMinor) && isInteger(discountBp);
    return isWhole && isVatCode(vatCode) ? [{ quantityMilli, priceMinor, discountBp, vatCode }] : [];
  });
  if (wanted.length < lines.length) return undefined;
  const { is_vat_included: isVatIncluded, rounding } = document;
  const policy = {
    isVatIncluded: isVatIncluded === 1,
    rounding: rounding === 'total' ? ('total' as const) : ('line' as const),
  };
  try {
    const totals = documentTotals(wanted, policy);
    return isInteger(totals.netMinor) && isInteger(totals.grossMinor) ? totals : undefined;
  } catch {
    return undefined;
  }
}

const byPlace = (a: CountedLine, b: CountedLine): number =>
  Number(a.data.position ?? 0) - Number(b.data.position ?? 0) || (a.id < b.id ? -1 : 1);

/** Columns that the row has, with another value. */
const differing = (row: Row, wanted: Row): Row =>
  Object.fromEntries(
    Object.entries(wanted).filter(([column, value]) => Object.hasOwn(row, column) && row[column] !== value),
  );

/** @param lines all of the document, deleted ones too, in any order; without any its totals are as they stand */
export function countDocument(document: Row, lines: readonly CountedLine[]): Counted {
  const living = lines.filter(({ data }) => isLiving(data)).sort(byPlace);
  const totals = isStated(document) || lines.length === 0 ? undefined : totalsOf(document, living);
  const sums = new Map(living.map(({ id }, at) => [id, totals?.lines[at]]));
  const copied: Row = {
    ...(typeof document.partner_id === 'string' && { partner_id: document.partner_id }),
    ...(typeof document.date === 'string' && { date: document.date }),
  };
  const patches = new Map<string, Row>();
  for (const { id, data } of lines) {
    const sum = sums.get(id);
    const patch = differing(data, {
      ...copied,
      ...(!(isOpen(document) && isLiving(data)) && { reserved_milli: 0 }),
      ...(sum && { net_minor: sum.netMinor, vat_minor: sum.vatMinor, sum_minor: sum.grossMinor }),
    });
    if (Object.keys(patch).length > 0) patches.set(id, patch);
  }
  const total = totals && {
    net_minor: totals.netMinor,
    vat_minor: totals.vatMinor,
    total_minor: totals.grossMinor,
  };
  return { document: differing(document, total ?? {}), lines: patches };
}
