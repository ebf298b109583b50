// The preview of one bank statement, and what was decided on its doubtful payments so far.
import { useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { ImportSource, StatementPreview } from './importTypes.ts';
import { readUploads } from './readUploads.ts';

/** Payment to invoice, by their ids. */
export type Decisions = ReadonlyMap<string, string>;

export type StatementPreviewState = {
  fileName: string;
  source: ImportSource | undefined;
  answer: StatementPreview | undefined;
  error: AppError | undefined;
  isAsking: boolean;
  decisions: Decisions;
  open(file: File): Promise<void>;
  /** After an import: what is left to decide. */
  refresh(): Promise<void>;
  /** '' leaves the payment for later. */
  decide(payment: string, invoiceId: string): void;
  decideProposed(): void;
};

export function useStatementPreview(): StatementPreviewState {
  const call = useCall();
  const [fileName, setFileName] = useState('');
  const [source, setSource] = useState<ImportSource>();
  const [answer, setAnswer] = useState<StatementPreview>();
  const [error, setError] = useState<AppError>();
  const [isAsking, setAsking] = useState(false);
  const [decisions, setDecisions] = useState<Decisions>(new Map());
  const newest = useRef<object>(undefined);
  const ask = async (load: () => Promise<ImportSource>): Promise<void> => {
    const turn = {};
    newest.current = turn;
    setAsking(true);
    try {
      const asked = await load();
      const found = await call('exchange.previewStatement', { source: asked });
      if (newest.current !== turn) return;
      setSource(asked);
      setAnswer(found);
      setError(undefined);
      setDecisions(new Map());
    } catch (thrown) {
      if (newest.current !== turn) return;
      setAnswer(undefined);
      setError(asAppError(thrown));
    } finally {
      if (newest.current === turn) setAsking(false);
    }
  };
  return {
    fileName,
    source,
    answer,
    error,
    isAsking,
    decisions,
    async open(file) {
      setFileName(file.name);
      setAnswer(undefined);
      await ask(() => readUploads([file]));
    },
    async refresh() {
      if (source) await ask(async () => source);
    },
    decide(payment, invoiceId) {
      const next = new Map(decisions);
      if (invoiceId === '') next.delete(payment);
      else next.set(payment, invoiceId);
      setDecisions(next);
    },
    decideProposed() {
      const proposed = (answer?.payments ?? []).flatMap(({ key, proposed: invoiceId }) =>
        invoiceId === '' || decisions.has(key) ? [] : [[key, invoiceId] as const],
      );
      setDecisions(new Map([...decisions, ...proposed]));
    },
  };
}
