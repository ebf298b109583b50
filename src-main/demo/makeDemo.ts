// Fills an empty company with the demo: one long operation in chunks, cancellable, with progress.
import { AppError } from '#shared/contract/errors.ts';
import type { Parsed } from '#shared/contract/index.ts';
import { seededRandom } from '#shared/lib/seededRandom.ts';
import { saveLocal, saveNewsSeen } from '../company/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { ActionContext } from '../core/handlers.ts';
import { ensureTemplates } from '../mail/index.ts';
import type { Blobs } from '../store/blobs.ts';
import type { WriteContext } from '../store/context.ts';
import { type LongOperation, startLongOperation } from '../store/longOperation.ts';
import { type CatalogueInput, catalogueRows, type ItemPicture } from './catalogueRows.ts';
import { companyRows, createCompany, type OwnPictures } from './companyRows.ts';
import type { DemoPlan } from './demoPlan.ts';
import { createRowWriter, hasCompany } from './demoRows.repo.ts';
import type { DemoRow, DemoRows } from './demoRows.ts';
import { documentRows } from './documentRows.ts';
import { historyRows } from './historyRows.ts';
import { type DemoPartner, partnerRows } from './partnerRows.ts';
import { drawFurniture, drawLogo, drawSignature, drawStamp, picturedFamilies } from './pictures.ts';

export type DemoCounts = { partners: number; interactions: number; items: number; documents: number };
export type DemoPhase = {
  name: 'company' | 'catalogue' | 'partners' | 'history' | 'documents';
  rows: DemoRows;
};
export type DemoPictures = { own: OwnPictures; items: ReadonlyMap<string, ItemPicture> };

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Draws and stores the pictures; the same bytes are stored once. */
export async function storePictures(blobs: Blobs, seed: number): Promise<DemoPictures> {
  const put = async (bytes: Uint8Array): Promise<string> => {
    await nextTurn();
    return blobs.put(bytes);
  };
  const random = seededRandom(seed).fork('pictures');
  const own = {
    logo: await put(drawLogo()),
    stamp: await put(drawStamp()),
    headSignature: await put(drawSignature(random)),
    accountantSignature: await put(drawSignature(random)),
  };
  const items = new Map<string, ItemPicture>();
  for (const code of picturedFamilies)
    items.set(code, { hash: await put(drawFurniture(code)), mime: 'image/png' });
  return { own, items };
}

/** All rows of a demo company, phase by phase, to be drawn in this order. `userId` is who works here. */
export function streamDemo(
  plan: DemoPlan,
  pictures: DemoPictures,
): { userId: string; phases: readonly DemoPhase[] } {
  const company = createCompany(plan);
  const partners: DemoPartner[] = [];
  const catalogue: CatalogueInput['catalogue'] = { items: [], dealerTypeId: undefined };
  const people = { plan, userIds: company.userIds, partners };
  return {
    userId: company.userIds[0] ?? '',
    phases: [
      { name: 'company', rows: companyRows(plan, company, pictures.own) },
      { name: 'catalogue', rows: catalogueRows({ plan, catalogue, pictures: pictures.items }) },
      {
        name: 'partners',
        rows: deferred(() => partnerRows({ ...people, dealerTypeId: catalogue.dealerTypeId })),
      },
      { name: 'history', rows: historyRows(people) },
      {
        name: 'documents',
        rows: documentRows({ ...people, organizationId: company.organizationId, items: catalogue.items }),
      },
    ],
  };
}

/** Made when first drawn: it needs what the phases before it found. */
function* deferred(make: () => DemoRows): DemoRows {
  yield* make();
}

/** The last step: who works here, that it is a demo, and since when what is made is the user's own. Local rows, which no log captures. */
export function settleDemo(tx: WriteContext, userId: string, version: string): void {
  tx.sql.run('UPDATE device SET user_id = ?', [userId]);
  tx.touch('device');
  saveLocal(tx, 'isDemo', true);
  saveLocal(tx, 'demoMadeAt', tx.now);
  saveNewsSeen(tx, version);
  ensureTemplates(tx);
}

function planOf(input: Parsed<'exchange.makeDemo'>, nowMs: number): DemoPlan {
  const { partners, interactions, items, seed, language } = input;
  const documents = input.documents ?? Math.round(partners * 1.5);
  return { partners, interactions, items, documents, seed, language, nowMs, priceTypes: 5, warehouses: 4 };
}

/** Rows in the order of work, so that one counter says how far it is; a rough sum is enough. */
const roughTotal = (plan: DemoPlan): number =>
  Math.round(
    plan.partners * 7.1 +
      plan.interactions * 1.12 +
      plan.items * (2 + plan.priceTypes + plan.warehouses) +
      plan.documents * 2.6,
  );

/**
 * @throws AppError conflict/already_set_up when an organisation or a user exists; cancelled when the signal aborts:
 *   then what was written is taken back
 */
export async function makeDemo(
  deps: CoreDeps,
  input: Parsed<'exchange.makeDemo'>,
  context: ActionContext,
): Promise<DemoCounts> {
  if (hasCompany(deps.gate.sql)) throw new AppError('conflict', 'already_set_up');
  const plan = planOf(input, deps.platform.now());
  const operationId = input.operationId ?? context.commandId;
  const { signal } = context;
  const operation = startLongOperation(deps, {
    operationId,
    command: 'exchange.makeDemo',
    isUndoable: false,
    signal,
  });
  const total = roughTotal(plan);
  const report = (phase: string, done: number, isFinished: boolean): void =>
    deps.emit('operations.progress', {
      operationId,
      kind: 'demo',
      phase,
      done,
      total: Math.max(total, done),
      isFinished,
    });
  const pictures = await storePictures(deps.blobs, plan.seed);
  const { userId, phases } = streamDemo(plan, pictures);
  try {
    const counts = await writePhases(operation, phases, report);
    // No chunk: the new user is announced at once, before anybody asks who works here.
    const last = {
      command: 'exchange.makeDemo',
      commandId: operationId,
      isUndoable: false,
      keepsAnswer: false,
    };
    deps.gate.write(last, (tx) => settleDemo(tx, userId, deps.platform.version));
    operation.finish();
    report('finished', total, true);
    return counts;
  } catch (error) {
    await operation.abandon();
    report('cancelled', 0, true);
    throw error;
  }
}

async function writePhases(
  operation: LongOperation,
  phases: readonly DemoPhase[],
  report: (phase: string, done: number, isFinished: boolean) => void,
): Promise<DemoCounts> {
  const writeRow = createRowWriter();
  const counts = new Map<string, number>();
  const write = (tx: WriteContext, row: DemoRow): void => {
    counts.set(row[0], (counts.get(row[0]) ?? 0) + 1);
    writeRow(row, tx.sql.run);
  };
  let before = 0;
  let lastReportAt = 0;
  for (const { name, rows } of phases) {
    before += await operation.writeEach(rows, write, (done) => {
      const now = performance.now();
      if (now - lastReportAt < 100) return;
      lastReportAt = now;
      report(name, before + done, false);
    });
  }
  const countOf = (table: string): number => counts.get(table) ?? 0;
  return {
    partners: countOf('partners'),
    interactions: countOf('interactions'),
    items: countOf('items'),
    documents: countOf('documents'),
  };
}
