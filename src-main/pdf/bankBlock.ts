// Where to pay: the bank box of the Russian payment order, or the list of requisites of the other layouts.
// A QR code, where the model has one, stands to the right.
import type { InvoiceBankAccount, InvoiceParty } from './invoiceModel.ts';
import { labelWidth as partyLabelWidth, printedName } from './partiesBlock.ts';
import { hairColor, lineColor, styles } from './pen.ts';
import { drawQr, qrHeight, qrSize } from './qrBlock.ts';
import { area, type Block, contentWidth, type Sheet } from './sheet.ts';

const qrRoom = qrSize + 18;
const pad = 4;
const { body, small } = styles;

/** The seller's accounts in the form of the layout, one block each; the QR code beside the first. */
export function bankBlocks(sheet: Sheet): Block[] {
  const { seller, layout, qrPayload } = sheet.model;
  const accounts = seller.bankAccounts;
  const blocks = accounts.map((account, index) => {
    const width = contentWidth - (index === 0 && qrPayload !== undefined ? qrRoom : 0);
    return layout === 'ru' && account.bic !== undefined
      ? paymentOrderBox(sheet, seller, account, width)
      : requisites(sheet, account, width);
  });
  if (qrPayload === undefined) return blocks;
  const first = blocks[0] ?? { height: 0, draw: () => undefined };
  const withQr: Block = {
    height: Math.max(first.height, qrHeight + 6),
    draw: (top) => {
      first.draw(top);
      drawQr(sheet, area.right - qrSize, top);
    },
  };
  return [withQr, ...blocks.slice(1)];
}

/** «Образец заполнения платежного поручения»: bank, БИК, accounts, ИНН, КПП, recipient. */
function paymentOrderBox(
  sheet: Sheet,
  seller: InvoiceParty,
  account: InvoiceBankAccount,
  width: number,
): Block {
  const { pen, captions } = sheet;
  const labelWidth = 40;
  const valueWidth =
    Math.max(pen.widthOf('00000000000000000000', body), pen.widthOf(account.account, body)) + 2 * pad + 2;
  const leftWidth = width - labelWidth - valueWidth;
  const bank = pen.wrap(account.bankName, body, leftWidth - 2 * pad);
  const name = pen.wrap(printedName(seller), body, leftWidth - 2 * pad);
  const bankHeight = Math.max(bank.length, 1) * body.leading + small.leading + 2 * pad;
  const topHeight = Math.max(bankHeight, 2 * body.leading + 2 * pad + 3);
  const idHeight = body.leading + 2 * pad - 2;
  const nameHeight = name.length * body.leading + small.leading + 2 * pad;
  const height = topHeight + idHeight + nameHeight;
  const x1 = area.left + leftWidth;
  const x2 = x1 + labelWidth;
  const right = area.left + width;
  const draw = (top: number) => {
    const idTop = top + topHeight;
    const nameTop = idTop + idHeight;
    const textWidth = leftWidth - 2 * pad;
    pen.lines(bank, area.left + pad, top + pad, body, textWidth);
    pen.lines([captions.recipientBank], area.left + pad, idTop - small.leading - 2, small, textWidth);
    const rowHeight = body.leading + 3;
    pen.lines(['БИК'], x1 + pad, top + pad, body, labelWidth - pad);
    pen.lines(['Сч. №'], x1 + pad, top + pad + rowHeight, body, labelWidth - pad);
    pen.lines([account.bic ?? ''], x2 + pad, top + pad, body, valueWidth - pad);
    pen.lines([account.correspondentAccount ?? ''], x2 + pad, top + pad + rowHeight, body, valueWidth - pad);
    pen.lines(
      [`${captions.taxId} ${seller.taxId ?? ''}`],
      area.left + pad,
      idTop + pad - 1,
      body,
      textWidth / 2,
    );
    const kppLeft = area.left + leftWidth / 2;
    if (seller.kpp !== undefined) {
      pen.lines([`${captions.kpp} ${seller.kpp}`], kppLeft + pad, idTop + pad - 1, body, textWidth / 2);
      pen.rule(kppLeft, idTop, kppLeft, nameTop, 0.5);
    }
    pen.lines(['Сч. №'], x1 + pad, idTop + pad - 1, body, labelWidth - pad);
    pen.lines([account.account], x2 + pad, idTop + pad - 1, body, valueWidth - pad);
    pen.lines(name, area.left + pad, nameTop + pad, body, textWidth);
    pen.lines([captions.recipient], area.left + pad, top + height - small.leading - 2, small, textWidth);
    for (const x of [area.left, x1, x2, right]) pen.rule(x, top, x, top + height, 0.5);
    for (const y of [top, top + height, idTop]) pen.rule(area.left, y, right, y, 0.5);
    pen.rule(area.left, nameTop, x1, nameTop, 0.5);
    pen.rule(x1, top + pad + rowHeight - 1, x2, top + pad + rowHeight - 1, 0.5);
  };
  return { height: height + 12, draw };
}

/** A captioned list, two columns where there is room: label and value. */
function requisites(sheet: Sheet, account: InvoiceBankAccount, width: number): Block {
  const { pen, captions } = sheet;
  const rows = requisiteRows(sheet, account);
  const widest = Math.max(...rows.map(([label]) => pen.widthOf(label, styles.label)));
  const labelWidth = Math.max(partyLabelWidth, widest + 14);
  const wrapped = rows.map(([label, value]) => ({ label, lines: pen.wrap(value, body, width - labelWidth) }));
  const captionHeight = styles.heading.leading + 6;
  const listHeight = wrapped.reduce((sum, row) => sum + row.lines.length * body.leading + 1.5, 0);
  return {
    height: captionHeight + listHeight + 10,
    draw: (top) => {
      pen.lines([captions.bankDetails], area.left, top, styles.heading, width);
      pen.rule(
        area.left,
        top + captionHeight - 3,
        area.left + width,
        top + captionHeight - 3,
        0.5,
        hairColor,
      );
      let y = top + captionHeight;
      for (const { label, lines } of wrapped) {
        pen.lines([label], area.left, y, styles.label, labelWidth);
        y = pen.lines(lines, area.left + labelWidth, y, body, width - labelWidth) + 1.5;
      }
      pen.rule(area.left, y + 2, area.left + width, y + 2, 0.5, lineColor);
    },
  };
}

function requisiteRows(sheet: Sheet, account: InvoiceBankAccount): [label: string, value: string][] {
  const { captions } = sheet;
  const rows: [string, string | undefined][] = [
    [captions.bankName, account.bankName],
    [captions.bic, account.bic],
    [captions.bankCode, account.bankCode],
    [captions.bankTaxId, account.bankTaxId],
    [captions.swift, account.swift],
    [captions.correspondentAccount, account.correspondentAccount],
    [
      captions.account,
      account.currency === undefined ? account.account : `${account.account} (${account.currency})`,
    ],
  ];
  return rows.filter((row): row is [string, string] => row[1] !== undefined && row[1] !== '');
}
