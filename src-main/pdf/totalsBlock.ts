// Under the table: subtotal, VAT by rate, total, the amount in words, and in Azerbaijan the two payable parts.

import { formatAmount } from '#shared/domain/format.ts';
import type { InvoiceVatTotal } from './invoiceModel.ts';
import { fillColor, hairColor, styles, type TextStyle } from './pen.ts';
import { printMoney, printRate } from './printFormat.ts';
import { area, type Block, contentWidth, gap, type Sheet } from './sheet.ts';

type TotalRow = { label: string; value: string; isStrong: boolean };

const pad = 4;

/** All blocks from the totals to the words; kept with one another and with what follows. */
export function totalsBlocks(sheet: Sheet): Block[] {
  const { model } = sheet;
  const payable =
    model.layout === 'az' && model.kind !== 'quote' && model.totals.vatMinor > 0
      ? [gap(8, true), payableTable(sheet)]
      : [];
  const blocks = [gap(5), totalsTable(sheet), ...payable, gap(8), ...itemCount(sheet), words(sheet)];
  return blocks.map((block) => ({ ...block, isKeptWithNext: true }));
}

function totalRows(sheet: Sheet): TotalRow[] {
  const { model, captions } = sheet;
  const { totals, layout } = model;
  const isTaxed = (vat: InvoiceVatTotal) => vat.rateBp !== null;
  const subtotal = model.lines.reduce((sum, line) => sum + line.sumMinor, 0);
  const caption = model.isVatIncluded ? captions.vatInside : captions.vatOnTop;
  const vat = totals.vat.filter(isTaxed).map((part) => ({
    label: caption(printRate(part.rateBp ?? 0, layout)),
    value: formatAmount(part.vatMinor, layout),
    isStrong: false,
  }));
  const untaxed = { label: `${captions.noVat}:`, value: '–', isStrong: false };
  return [
    { label: captions.subtotal, value: formatAmount(subtotal, layout), isStrong: false },
    ...(vat.length > 0 ? vat : [untaxed]),
    { label: captions.total, value: printMoney(totals.grossMinor, model.currency, layout), isStrong: true },
  ];
}

function totalsTable(sheet: Sheet): Block {
  const { pen } = sheet;
  const style = (row: TotalRow): TextStyle => (row.isStrong ? { ...styles.strong, size: 10.5 } : styles.body);
  const rows = totalRows(sheet);
  const valueWidth = Math.max(...rows.map((row) => pen.widthOf(row.value, style(row)))) + 2;
  const labelWidth = Math.max(...rows.map((row) => pen.widthOf(row.label, style(row)))) + 2;
  const rowHeight = styles.body.leading + 2.5;
  const left = area.right - pad - valueWidth - labelWidth - 14;
  return {
    height: rows.length * rowHeight + 4,
    draw: (top) => {
      rows.forEach((row, index) => {
        const y = top + index * rowHeight + (row.isStrong ? 4 : 0);
        if (row.isStrong) pen.rule(left, y - 1.5, area.right, y - 1.5, 0.6);
        pen.lines([row.label], left, y, style(row), labelWidth, 'right');
        pen.lines([row.value], area.right - pad - valueWidth, y, style(row), valueWidth, 'right');
      });
    },
  };
}

/** The buyer pays the VAT part into the state's deposit account: two lines to pay, each with its account. */
function payableTable(sheet: Sheet): Block {
  const { pen, model, captions } = sheet;
  const { totals, layout, currency } = model;
  const account = model.seller.bankAccounts[0]?.account ?? '';
  const deposit = model.vatDepositAccount === undefined ? '' : ` ${model.vatDepositAccount}`;
  const rows = [
    [captions.payable, captions.payableTo, captions.columns.sum],
    [captions.payableNet, account, printMoney(totals.netMinor, currency, layout)],
    [captions.payableVat, `${captions.vatDeposit}${deposit}`, printMoney(totals.vatMinor, currency, layout)],
  ];
  const sumWidth = Math.max(...rows.map((row) => pen.widthOf(row[2] ?? '', styles.strong))) + 2 * pad;
  const nameWidth = Math.max(...rows.map((row) => pen.widthOf(row[0] ?? '', styles.strong))) + 18;
  const accountWidth = contentWidth - nameWidth - sumWidth;
  const laid = rows.map((row) => ({
    row,
    account: pen.wrap(row[1] ?? '', styles.body, accountWidth - 2 * pad),
  }));
  const heightOf = (lines: number) => lines * styles.body.leading + 5;
  return {
    height: laid.reduce((sum, { account: lines }) => sum + heightOf(lines.length), 0),
    draw: (top) => {
      let y = top;
      laid.forEach(({ row, account: lines }, index) => {
        const height = heightOf(lines.length);
        const isHead = index === 0;
        if (isHead) pen.fill(area.left, y, contentWidth, height, fillColor);
        const plain = isHead ? styles.heading : styles.body;
        pen.lines([row[0] ?? ''], area.left + pad, y + 2.5, plain, nameWidth);
        pen.lines(lines, area.left + nameWidth, y + 2.5, plain, accountWidth - 2 * pad);
        const strong = isHead ? styles.heading : styles.strong;
        pen.lines([row[2] ?? ''], area.right - sumWidth, y + 2.5, strong, sumWidth - pad, 'right');
        y += height;
        pen.rule(area.left, y, area.right, y, 0.5, hairColor);
      });
    },
  };
}

function itemCount(sheet: Sheet): Block[] {
  const { pen, model, captions } = sheet;
  if (captions.itemCount === undefined) return [];
  const sum = printMoney(model.totals.grossMinor, model.currency, model.layout);
  const text = captions.itemCount(model.lines.length, sum);
  const height = styles.body.leading + 1;
  return [{ height, draw: (top) => void pen.lines([text], area.left, top, styles.body, contentWidth) }];
}

function words(sheet: Sheet): Block {
  const { pen, model, captions } = sheet;
  const labelWidth = captions.inWords === '' ? 0 : pen.widthOf(captions.inWords, styles.label) + 6;
  const lines = pen.wrap(model.amountInWords, styles.strong, contentWidth - labelWidth);
  return {
    height: lines.length * styles.strong.leading + 6,
    draw: (top) => {
      pen.lines([captions.inWords], area.left, top, styles.label, labelWidth);
      pen.lines(lines, area.left + labelWidth, top, styles.strong, contentWidth - labelWidth);
    },
  };
}
