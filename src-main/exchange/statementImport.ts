// A bank's statement: staged by the worker, then looked at or made into receipts by one and the same plan a payment. Sure
// payments are written; the doubtful wait for a decision; nothing is ever spread over invoices by a guess.
import { AppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import type { CoreDeps } from '../core/deps.ts';
import type { WriteContext } from '../store/context.ts';
import { startLongOperation } from '../store/longOperation.ts';
import { loadOwnAccounts, type OwnAccount } from './bank/openInvoices.repo.ts';
import { accountKey, type Payment } from './bank/parseStatement.ts';
import { type PaymentPlan, planPayment } from './bank/planPayment.repo.ts';
import { shownPayments, toShownPayment } from './bank/shownPayment.rules.ts';
import { isOpenInvoice, writeReceipts } from './bank/writeReceipts.repo.ts';
import type { ImportRequest } from './commercemlImport.ts';
import { createProblems, type ImportProblems } from './importProblems.ts';
import type { BankSummary } from './staging/importTask.ts';
import { runImportWorker } from './staging/runImportWorker.ts';
import { stagedPayments } from './staging/stagePayments.repo.ts';
import { eachInTurns, type Staged, withStaging } from './staging/withStaging.ts';

type Report = Output<'exchange.importStatement'>;
type Preview = Output<'exchange.previewStatement'>;
type Accounts = ReadonlyMap<string, OwnAccount>;
type Decisions = ReadonlyMap<string, string>;

const command = 'exchange.importStatement';

const withStatement = <T>(
  deps: CoreDeps,
  request: ImportRequest,
  use: (staged: Staged<BankSummary>) => Promise<T>,
): Promise<T> =>
  withStaging(
    deps,
    request,
    'bank',
    (common, options) => runImportWorker({ ...common, kind: 'bank' }, options),
    use,
  );

const told = ({ line, number }: Payment, reason: string) => ({ line, ref: number, reason });

/** One payment is in the file once; a second like it is told, not taken. */
function createOnce(problems: ImportProblems) {
  const seen = new Set<string>();
  return (plan: PaymentPlan): PaymentPlan | undefined => {
    if (plan.outcome === 'outgoing' || plan.outcome === 'foreign') return plan;
    if (seen.has(plan.key)) {
      problems.add(told(plan.payment, 'payment_doubled'));
      return undefined;
    }
    seen.add(plan.key);
    return plan;
  };
}

/** @throws AppError the reader's reasons; cancelled */
export function previewStatement(deps: CoreDeps, request: ImportRequest): Promise<Preview> {
  return withStatement(deps, request, async (staged) => {
    const { db, summary } = staged;
    const problems = createProblems(db, summary);
    const accounts = loadOwnAccounts(deps.gate.read());
    const once = createOnce(problems);
    const counts = { sure: 0, doubtful: 0, known: 0, outgoing: 0, foreign: 0 };
    const taken = new Map<string, number>();
    const sure = new Map<number, PaymentPlan>();
    // The sure ones first, wherever they stand: what they pay is no candidate any more.
    await eachInTurns(stagedPayments(db), request.signal, (payment) => {
      const plan = planPayment(deps.gate.read(), payment, { accounts, taken });
      if (plan.outcome !== 'sure') return;
      take(taken, plan.allocations);
      sure.set(payment.line, plan);
    });
    const shown = shownPayments();
    await eachInTurns(stagedPayments(db), request.signal, (payment) => {
      const made = sure.get(payment.line) ?? planPayment(deps.gate.read(), payment, { accounts, taken });
      const plan = once(made);
      if (plan === undefined) return;
      counts[plan.outcome] += 1;
      if (plan.outcome === 'foreign') problems.add(told(payment, 'account_unknown'));
      else if (plan.outcome !== 'outgoing') shown.add(toShownPayment(plan));
    });
    return {
      encoding: summary.encoding,
      accounts: summary.accounts.map((account) => ({ account, isOurs: accounts.has(accountKey(account)) })),
      sureCount: counts.sure,
      doubtfulCount: counts.doubtful,
      knownCount: counts.known,
      outgoingCount: counts.outgoing,
      payments: shown.rows(),
      problems: [...problems.shown],
      problemCount: problems.count(),
    };
  });
}

function take(taken: Map<string, number>, paid: readonly { invoiceId: string; amountMinor: number }[]): void {
  for (const { invoiceId, amountMinor } of paid)
    taken.set(invoiceId, (taken.get(invoiceId) ?? 0) + amountMinor);
}

/** A statement of accounts none of which is ours is somebody else's. @throws AppError bank_account_unknown */
function requireOwnAccount({ accounts }: BankSummary, own: Accounts): void {
  const [first] = accounts;
  if (first !== undefined && !accounts.some((account) => own.has(accountKey(account))))
    throw new AppError('invalid_input', 'bank_account_unknown', { account: first });
}

/**
 * Writes the receipts as one undoable operation.
 * @throws AppError as `previewStatement`; invalid_input/bank_account_unknown; cancelled with the counts so far
 */
export function importStatement(
  deps: CoreDeps,
  request: ImportRequest & { decisions: readonly { payment: string; invoiceId: string }[] },
): Promise<Report> {
  const { gate, newId } = deps;
  const { operationId, signal } = request;
  return withStatement(deps, request, async (staged) => {
    const { db, summary, progress } = staged;
    const accounts = loadOwnAccounts(gate.read());
    requireOwnAccount(summary, accounts);
    const problems = createProblems(db, summary);
    const once = createOnce(problems);
    const decisions: Decisions = new Map(
      request.decisions.map(({ payment, invoiceId }) => [payment, invoiceId]),
    );
    const counts = { created: 0, updated: 0, unchanged: 0, hidden: 0, skipped: summary.problemCount };
    const report = (): Omit<Report, 'problems'> => ({
      ...counts,
      problemCount: problems.count(),
      operationId,
    });
    const operation = startLongOperation({ gate, newId }, { operationId, command, isUndoable: true, signal });
    try {
      const written = new Set<number>();
      await operation.writeEach(stagedPayments(db), (tx, payment) => {
        const plan = planPayment(tx, payment, { accounts });
        if (plan.outcome !== 'sure' || decisions.has(plan.key)) return;
        writeReceipts(tx, plan, plan.allocations);
        written.add(payment.line);
        counts.created += 1;
      });
      await operation.writeEach(
        stagedPayments(db),
        (tx, payment) => {
          const plan = once(planPayment(tx, payment, { accounts }));
          if (plan === undefined) counts.skipped += 1;
          else if (!written.has(payment.line))
            tally(counts, carryOut(tx, payment, { plan, decisions, problems }));
        },
        (done) => progress.report('payments', done, summary.paymentCount),
      );
      return { ...report(), problems: [...problems.shown] };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'cancelled') throw error;
      throw new AppError('cancelled', 'cancelled', report(), { cause: error });
    } finally {
      // Also after an error: what was written stays and can be undone as one step.
      operation.finish();
    }
  });
}

type Outcome = 'created' | 'unchanged' | 'skipped' | 'left';

function tally(counts: Record<Exclude<Outcome, 'left'>, number>, outcome: Outcome): void {
  if (outcome !== 'left') counts[outcome] += 1;
}

type Case = { plan: PaymentPlan; decisions: Decisions; problems: ImportProblems };

/**
 * What was decided, and what became sure by it.
 * @returns what to count it as; `left`: no business of ours
 */
function carryOut(tx: WriteContext, payment: Payment, { plan, decisions, problems }: Case): Outcome {
  const skip = (reason: string): 'skipped' => {
    problems.add(told(payment, reason));
    return 'skipped';
  };
  if (plan.outcome === 'outgoing') return 'left';
  if (plan.outcome === 'foreign') return skip('account_unknown');
  if (plan.outcome === 'known') return 'unchanged';
  const invoiceId = decisions.get(plan.key);
  if (invoiceId === undefined) {
    if (plan.outcome !== 'sure') return skip('payment_undecided');
    writeReceipts(tx, plan, plan.allocations);
    return 'created';
  }
  if (!isOpenInvoice(tx, plan, invoiceId)) return skip('invoice_gone');
  writeReceipts(tx, plan, [{ invoiceId, amountMinor: payment.amountMinor }]);
  return 'created';
}
