// Payments of a statement in the staging file: appended by the worker, read back in the order of the file.
import type Database from 'better-sqlite3';
import type { Payment, StatementProblem } from '../bank/parseStatement.ts';
import { stagedDocuments } from './stagedPages.repo.ts';

export function stagePayments(
  db: Database.Database,
  { payments, problems, file }: { payments: Payment[]; problems: StatementProblem[]; file: string },
): void {
  const insert = db.prepare('INSERT INTO documents(rank, seq, data) VALUES (0, ?, ?)');
  const problem = db.prepare('INSERT INTO problems(file, line, ref, reason) VALUES (?, ?, ?, ?)');
  payments.forEach((payment, index) => {
    insert.run(index + 1, JSON.stringify(payment));
  });
  for (const { line, ref, reason } of problems) problem.run(file, line, ref ?? null, reason);
}

export function* stagedPayments(db: Database.Database): Generator<Payment> {
  for (const json of stagedDocuments(db)) yield JSON.parse(json) as Payment;
}
