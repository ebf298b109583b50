// Invoices with their shipments and receipts: paid, part paid, overdue, open with reserves. They came from the
// accounts (external ids), so they have no PDF of ours; numbers of new invoices belong to the device's own series.
import { addDays } from '#shared/domain/dates.ts';
import { mulDivRound } from '#shared/domain/money.ts';
import { documentNumber } from '#shared/domain/numbers.ts';
import { type DocumentLine, type DocumentTotals, documentTotals } from '#shared/domain/vat.ts';
import { type SeededRandom, seededRandom } from '#shared/lib/seededRandom.ts';
import type { DemoItem } from './catalogueRows.ts';
import { createDemoClock, type DemoClock, type DemoPlan, partnersAt } from './demoPlan.ts';
import { audited, type DemoRow, type DemoRows, demoId, hourMs } from './demoRows.ts';
import { drawPartner } from './historyRows.ts';
import { buyingShare, type DemoPartner } from './partnerRows.ts';

export type DocumentsInput = {
  plan: DemoPlan;
  organizationId: string;
  userIds: readonly string[];
  partners: readonly DemoPartner[];
  items: readonly DemoItem[];
};

type Kind = 'invoice' | 'shipment' | 'receipt';
type Scene = DocumentsInput & { random: SeededRandom; clock: DemoClock; counters: Record<Kind, number> };
type Line = DocumentLine & { item: DemoItem; recommendedMinor: number };
type Sale = { partner: DemoPartner; lines: readonly Line[]; totals: DocumentTotals; invoiceId: string };
type NewDocument = {
  id: string;
  kind: Kind;
  date: string;
  state: 'issued' | 'cancelled';
  dueOn: string | null;
  basisId: string | null;
  amounts: { netMinor: number; vatMinor: number; totalMinor: number };
};
/** What becomes of an invoice: dates that have come; receipts in order. */
type Fate = {
  isCancelled: boolean;
  shippedOn: string | null;
  receipts: readonly { date: string; minor: number }[];
};

const prefixes: Readonly<Record<Kind, string>> = { invoice: 'HF', shipment: 'QF', receipt: 'MD' };
/** Days to pay: usual, and what good clients were given. */
const paymentTerms = [10, 10, 30, 45] as const;

/** Prices are kept in manats; an invoice of a foreign client is in his currency at these demo rates. */
const ratesBp = { AZN: 10_000, RUB: 520_000, EUR: 5_000 } as const;

export function* documentRows(input: DocumentsInput): DemoRows {
  const random = seededRandom(input.plan.seed).fork('documents');
  const scene: Scene = {
    ...input,
    random,
    clock: createDemoClock(input.plan.nowMs),
    counters: { invoice: 0, shipment: 0, receipt: 0 },
  };
  const wanted = input.plan.documents;
  const span = scene.clock.nowMs - hourMs - scene.clock.startMs;
  for (let made = 0; made < wanted; ) {
    // An invoice brings two followers or so: the share of documents made is the share of the time passed.
    const ms = scene.clock.startMs + Math.floor(span * Math.min(1, (made + random.next()) / wanted) ** 0.85);
    made += yield* saleRows(scene, ms, wanted - made);
  }
}

function drawLines({ random, items }: Scene, partner: DemoPartner): Line[] {
  const count = Math.min(items.length, 1 + Math.floor(random.next() ** 2 * 6));
  const picked = new Set<DemoItem>();
  // Some goods sell much more than others.
  while (picked.size < count) picked.add(items[Math.floor(items.length * random.next() ** 1.5)] as DemoItem);
  const rateBp = ratesBp[partner.country.currency];
  const vatCode = partner.country.code === 'AZ' ? 'vat18' : 'vat0';
  return [...picked].map((item) => {
    const recommendedMinor = mulDivRound(item.recommendedMinor, rateBp, 10_000);
    const priceMinor = mulDivRound(recommendedMinor, random.pick([100, 100, 100, 95, 92, 90, 110]), 100);
    const quantityMilli = (item.recommendedMinor < 10_000 ? random.int(4, 120) : random.int(1, 8)) * 1000;
    return {
      item,
      recommendedMinor,
      priceMinor,
      quantityMilli,
      discountBp: random.chance(0.1) ? 500 : 0,
      vatCode,
    };
  });
}

function drawFate({ random, clock }: Scene, date: string, totalMinor: number, termDays: number): Fate {
  if (random.chance(0.04)) return { isCancelled: true, shippedOn: null, receipts: [] };
  const come = (on: string): string | null => (on <= clock.today ? on : null);
  const isOld = date < addDays(clock.today, -365);
  const shippedOn = random.chance(isOld ? 1 : 0.93) ? come(addDays(date, random.int(0, 7))) : null;
  const draw = isOld ? random.next() * 0.81 : random.next();
  const paidMinor =
    draw < 0.8 ? totalMinor : draw < 0.93 ? Math.floor((totalMinor * random.int(20, 70)) / 100) : 0;
  const firstMinor = random.chance(0.3) ? Math.floor((paidMinor * random.int(30, 60)) / 100) : paidMinor;
  const firstOn = addDays(date, random.int(0, termDays + 3));
  const parts = [
    { date: firstOn, minor: firstMinor },
    { date: addDays(firstOn, random.int(3, 25)), minor: paidMinor - firstMinor },
  ];
  return {
    isCancelled: false,
    shippedOn,
    receipts: parts.filter((part) => part.minor > 0 && come(part.date) !== null),
  };
}

/** Late in the morning, but for today's that morning may be ahead: nothing of the demo is newer than the demo. */
const writtenAt = ({ clock }: Scene, date: string): number => Math.min(clock.at(date, 11 * 60), clock.nowMs);

/** One invoice with what followed. @returns how many documents: at most `room` */
function* saleRows(scene: Scene, ms: number, room: number): Generator<DemoRow, number> {
  const { random, clock, plan } = scene;
  const buyers = Math.max(1, Math.floor(Math.min(plan.partners * buyingShare, partnersAt(plan, clock, ms))));
  const partner = drawPartner(random, scene.partners, buyers);
  const lines = drawLines(scene, partner);
  const totals = documentTotals(lines, { isVatIncluded: true, rounding: 'line' });
  const date = clock.dateAt(ms);
  const sale: Sale = { partner, lines, totals, invoiceId: demoId(random, ms) };
  const termDays = random.pick(paymentTerms);
  const fate = drawFate(scene, date, totals.grossMinor, termDays);
  const amounts = { netMinor: totals.netMinor, vatMinor: totals.vatMinor, totalMinor: totals.grossMinor };
  const isShipped = fate.shippedOn !== null && room > 1;
  yield* documentWithLines(scene, sale, {
    document: {
      id: sale.invoiceId,
      kind: 'invoice',
      date,
      state: fate.isCancelled ? 'cancelled' : 'issued',
      dueOn: addDays(date, termDays),
      basisId: null,
      amounts,
    },
    reserves: !fate.isCancelled && !isShipped,
  });
  let made = 1;
  if (fate.shippedOn !== null && isShipped) {
    const id = demoId(random, clock.at(fate.shippedOn, 15 * 60));
    const document: NewDocument = {
      id,
      kind: 'shipment',
      date: fate.shippedOn,
      state: 'issued',
      dueOn: null,
      basisId: sale.invoiceId,
      amounts,
    };
    yield* documentWithLines(scene, sale, { document, reserves: false });
    made += 1;
  }
  for (const receipt of fate.receipts.slice(0, Math.max(0, room - made))) {
    const id = demoId(random, clock.at(receipt.date, 12 * 60));
    const paid = { netMinor: receipt.minor, vatMinor: 0, totalMinor: receipt.minor };
    yield documentRow(scene, partner, {
      id,
      kind: 'receipt',
      date: receipt.date,
      state: 'issued',
      dueOn: null,
      basisId: sale.invoiceId,
      amounts: paid,
    });
    made += 1;
  }
  return made;
}

function* documentWithLines(
  scene: Scene,
  { partner, lines, totals }: Sale,
  given: { document: NewDocument; reserves: boolean },
): DemoRows {
  const { document, reserves } = given;
  yield documentRow(scene, partner, document);
  const at = writtenAt(scene, document.date);
  for (const [position, { item, ...line }] of lines.entries()) {
    const sums = totals.lines[position];
    if (!sums) continue;
    yield [
      'document_lines',
      {
        id: demoId(scene.random, at),
        documentId: document.id,
        position,
        itemId: item.id,
        name: item.name,
        article: item.article,
        unit: item.unit,
        ...line,
        minimumMinor: mulDivRound(line.recommendedMinor, 82, 100),
        costMinor: mulDivRound(line.recommendedMinor, 60, 100),
        netMinor: sums.netMinor,
        vatMinor: sums.vatMinor,
        sumMinor: sums.grossMinor,
        reservedMilli: reserves ? line.quantityMilli : 0,
        partnerId: partner.id,
        kind: document.kind,
        date: document.date,
        ...audited(at),
      },
    ];
  }
}

function documentRow(scene: Scene, partner: DemoPartner, { amounts, ...document }: NewDocument): DemoRow {
  const at = writtenAt(scene, document.date);
  scene.counters[document.kind] += 1;
  const number = documentNumber(prefixes[document.kind], scene.counters[document.kind]);
  return [
    'documents',
    {
      ...document,
      ...amounts,
      number,
      issuedAt: at,
      organizationId: scene.organizationId,
      partnerId: partner.id,
      legalEntityId: partner.legalEntityId,
      contactId: partner.contactId,
      ownerId: scene.userIds[partner.owner] ?? '',
      currency: partner.country.currency,
      isVatIncluded: true,
      rounding: 'line',
      externalId: `demo|${number}`,
      ...audited(at),
    },
  ];
}
