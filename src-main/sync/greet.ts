// Until the hub and this workstation agree who they are: hello, and what it asks for. A copy of this file goes on under a
// new id; a hub that came back from yesterday is told how far we had come with it.
import { AppError } from '#shared/contract/errors.ts';
import type { HelloOut } from '#shared/sync/deviceProtocol.ts';
import { syncSchema } from '#shared/sync/logProtocol.ts';
import { type Cycle, checkGoing, reasonOf } from './cycleContext.ts';
import { findDeviceCertificate } from './deviceCertificate.repo.ts';
import { listMarks } from './marks.repo.ts';
import { findOwn, lastDone } from './outbox.repo.ts';
import { listSnapshots } from './snapshots.repo.ts';

/** Each asks for another hello; it cannot go on for ever. */
const hellosAtMost = 5;
/** Rights are asked for again after this; a page that changes users asks at once. */
const greetedMs = 5 * 60_000;
const marksAtMost = 199;

/** A copy of this file has spoken for it, or this is the copy. */
function isCopy({ gate }: Cycle, { ackedCseq, ackedHlc }: HelloOut): boolean {
  if (ackedCseq === 0 || ackedHlc === null) return false;
  const own = findOwn(gate.sql, ackedCseq);
  return own !== undefined && own.hlc !== ackedHlc;
}

async function rebind(cycle: Cycle): Promise<void> {
  const publicKey = await cycle.keys.make();
  const rebound = await cycle.calls().rebind({ publicKey });
  await cycle.keys.adopt(rebound.device);
  cycle.write((tx) => cycle.steps.rebind(tx, rebound));
  cycle.report.isRebound = true;
  cycle.reach('sync.rebound');
}

/** @param how from the newest that both know, or with every scope anew where the log no longer reaches back to it */
async function recover(cycle: Cycle, how: 'recover' | 'recoverAnew'): Promise<void> {
  const state = cycle.state();
  const marks = listMarks(cycle.gate.sql, state, marksAtMost);
  const said = await cycle.calls().recover({ marks, epoch: state.epoch });
  cycle.write((tx) => cycle.steps[how](tx, said));
  cycle.report.isRecovered = true;
  cycle.reach('sync.recovered');
}

function sayHello(cycle: Cycle, deviceTime: number): Promise<HelloOut> {
  const { epoch, batch, batchSeq, lastCseq, nonce, subs } = cycle.state();
  const { session } = cycle;
  session.hellos += 1;
  const run = { id: cycle.runId, count: session.hellos };
  const certificate = findDeviceCertificate(cycle.gate.sql)?.signature ?? '';
  const coming = listSnapshots(cycle.gate.sql).map(({ scope }) => scope);
  const place = { epoch, cursor: batchSeq, batchAtCursor: batch, lastCseq, nonce };
  const held = { subs: [...subs, ...coming], certificate };
  return cycle.calls().hello({ ...place, ...held, schema: syncSchema, deviceTime, run });
}

/**
 * The hub came back from a copy that was made before it let us in: it is shown what it said of us then.
 * @throws AppError what the hub refuses with; as `error` where there is nothing to show, or it does not convince
 */
async function introduce(cycle: Cycle, error: AppError): Promise<void> {
  const shown = findDeviceCertificate(cycle.gate.sql);
  if (shown === undefined) throw error;
  try {
    await cycle.calls().admit(shown);
  } catch (refused) {
    // A hub from before has no such call.
    throw reasonOf(refused) === 'no_such_call' ? error : refused;
  }
  cycle.reach('sync.admitted');
}

async function beHeard(cycle: Cycle, deviceTime: number): Promise<HelloOut> {
  try {
    return await sayHello(cycle, deviceTime);
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== 'unknown_device') throw error;
    await introduce(cycle, error);
    return sayHello(cycle, cycle.now());
  }
}

/** @returns whether they agree; else it is to be said again */
async function greetOnce(cycle: Cycle): Promise<boolean> {
  const startedAt = cycle.now();
  const hello = await beHeard(cycle, startedAt);
  if (hello.action === 'rebind' || isCopy(cycle, hello)) {
    await rebind(cycle);
    return false;
  }
  cycle.write((tx) => cycle.steps.saveHello(tx, hello, cycle.now() - startedAt));
  cycle.reach('sync.helloSaved');
  const lacksAnswered = lastDone(cycle.gate.sql) > hello.ackedCseq;
  if (hello.action === 'recover' || (hello.action === 'resync' && lacksAnswered)) {
    await recover(cycle, hello.action === 'recover' ? 'recover' : 'recoverAnew');
    return false;
  }
  cycle.write((tx) => {
    if (hello.action === 'resync') cycle.steps.resync(tx, hello);
    cycle.steps.changeScopes(tx, hello);
    cycle.steps.forgetOld(tx);
  });
  cycle.session.ackedCseq = hello.ackedCseq;
  cycle.session.greetedAt = cycle.now();
  cycle.session.isHubSilent = false;
  return true;
}

/** @throws AppError unavailable/hub_unsettled; those of HubCalls */
export async function greet(cycle: Cycle): Promise<void> {
  const { session } = cycle;
  if (session.greetedAt !== null && Math.abs(cycle.now() - session.greetedAt) < greetedMs) return;
  session.greetedAt = null;
  for (let count = 0; count < hellosAtMost; count += 1) {
    checkGoing(cycle);
    cycle.progress({ phase: 'connecting', done: 0, total: null });
    if (await greetOnce(cycle)) return;
  }
  throw new AppError('unavailable', 'hub_unsettled');
}
