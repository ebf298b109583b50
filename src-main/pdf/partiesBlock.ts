// Who sells and who buys: the labelled rows of the Russian form, or two columns side by side.
import type { InvoiceParty } from './invoiceModel.ts';
import { hairColor, muted, styles } from './pen.ts';
import { area, type Block, contentWidth, type Sheet } from './sheet.ts';

/** Labels of the head stand in one column, the bank's too. */
export const labelWidth = 122;
const columnGap = 24;

/** Russian form: `Поставщик (Исполнитель): ООО …, ИНН …, КПП …, address, phone`, one paragraph a party. */
export function partyRows(sheet: Sheet): Block[] {
  const { captions, model } = sheet;
  const rows = [
    labelledRow(sheet, captions.seller, partyParagraph(sheet, model.seller)),
    labelledRow(sheet, captions.buyer, partyParagraph(sheet, model.buyer)),
  ];
  if (model.basis !== undefined) rows.push(labelledRow(sheet, captions.basis, model.basis));
  return rows;
}

/** A label on the left, a wrapped text on the right, bold on the Russian form. */
export function labelledRow(sheet: Sheet, label: string, text: string): Block {
  const style = sheet.model.layout === 'ru' ? styles.strong : styles.body;
  const { pen } = sheet;
  const lines = pen.wrap(text, style, contentWidth - labelWidth);
  const labelLines = pen.wrap(label, styles.label, labelWidth - 8);
  const height = Math.max(lines.length * style.leading, labelLines.length * styles.label.leading) + 5;
  return {
    height,
    draw: (top) => {
      pen.lines(labelLines, area.left, top, styles.label, labelWidth - 8);
      pen.lines(lines, area.left + labelWidth, top, style, contentWidth - labelWidth);
    },
  };
}

/** Seller on the left, buyer on the right, each under its caption and a hairline. */
export function partyColumns(sheet: Sheet): Block {
  const { pen, captions, model } = sheet;
  const width = (contentWidth - columnGap) / 2;
  const columns = [
    { caption: captions.seller, party: model.seller, x: area.left },
    { caption: captions.buyer, party: model.buyer, x: area.left + width + columnGap },
  ].map(({ caption, party, x }) => ({
    caption,
    x,
    name: pen.wrap(printedName(party), styles.strong, width),
    details: partyDetails(sheet, party).flatMap((text) => pen.wrap(text, styles.body, width)),
  }));
  const nameHeight = Math.max(...columns.map((column) => column.name.length)) * styles.strong.leading;
  const detailHeight = Math.max(...columns.map((column) => column.details.length)) * styles.body.leading;
  const captionHeight = styles.label.leading + 4;
  return {
    height: captionHeight + nameHeight + detailHeight + 10,
    draw: (top) => {
      for (const { caption, x, name, details } of columns) {
        pen.lines([caption], x, top, styles.label, width);
        pen.rule(
          x,
          top + styles.label.leading + 1.5,
          x + width,
          top + styles.label.leading + 1.5,
          0.5,
          hairColor,
        );
        const below = pen.lines(name, x, top + captionHeight, styles.strong, width);
        pen.lines(details, x, below + 1, { ...styles.body, size: 8.5, color: muted }, width);
      }
    },
  };
}

export function printedName(party: InvoiceParty): string {
  return party.legalName ?? party.name;
}

function partyParagraph(sheet: Sheet, party: InvoiceParty): string {
  return [printedName(party), ...partyDetails(sheet, party)].join(', ');
}

function partyDetails(sheet: Sheet, party: InvoiceParty): string[] {
  const { captions } = sheet;
  const nbsp = '\u00a0';
  const ids = [
    party.taxId === undefined ? undefined : `${party.taxIdLabel ?? captions.taxId}${nbsp}${party.taxId}`,
    party.kpp === undefined ? undefined : `${captions.kpp}${nbsp}${party.kpp}`,
  ].filter((text) => text !== undefined);
  const reach = [
    party.phone === undefined ? undefined : `${captions.phone} ${party.phone}`.replaceAll(' ', nbsp),
    party.email,
  ];
  return [ids.join(', '), party.address, reach.filter((text) => text !== undefined).join(', ')].filter(
    (text) => text !== undefined && text !== '',
  ) as string[];
}
