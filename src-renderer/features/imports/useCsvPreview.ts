// The preview of one table, asked again at each change of encoding, delimiter or mapping: one question at a time, the
// newest wins.
import { useRef, useState } from 'react';
import { useCall } from '#renderer/data/DataProvider.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { CsvPreview, TableKind } from './importTypes.ts';
import { readUploads } from './readUploads.ts';

export type CsvInput = Pick<
  Input<'exchange.previewCsv'>,
  'kind' | 'source' | 'encoding' | 'delimiter' | 'sheet' | 'skipsHidden' | 'mapping'
>;

export type CsvPreviewState = {
  fileName: string;
  input: CsvInput | undefined;
  answer: CsvPreview | undefined;
  error: AppError | undefined;
  isAsking: boolean;
  open(file: File): Promise<void>;
  /** A new encoding, delimiter or sheet means new columns: then the mapping is guessed again. */
  change(patch: Partial<CsvInput>): Promise<void>;
};

export function useCsvPreview(kind: TableKind): CsvPreviewState {
  const call = useCall();
  const [fileName, setFileName] = useState('');
  const [input, setInput] = useState<CsvInput>();
  const [answer, setAnswer] = useState<CsvPreview>();
  const [error, setError] = useState<AppError>();
  const [isAsking, setAsking] = useState(false);
  const before = useRef<Promise<void>>(Promise.resolve());
  const newest = useRef<CsvInput>(undefined);
  const ask = async (asked: CsvInput): Promise<void> => {
    newest.current = asked;
    setInput(asked);
    setAsking(true);
    const turn = before.current.then(async () => {
      if (newest.current !== asked) return;
      try {
        const found = await call('exchange.previewCsv', asked);
        if (newest.current !== asked) return;
        setAnswer(found);
        setError(undefined);
        // From here on the mapping is what is seen.
        setInput({ ...asked, mapping: found.mapping });
      } catch (thrown) {
        if (newest.current !== asked) return;
        setError(asAppError(thrown));
        setAnswer(undefined);
      }
    });
    before.current = turn;
    await turn;
    if (newest.current === asked) setAsking(false);
  };
  return {
    fileName,
    input,
    answer,
    error,
    isAsking,
    async open(file) {
      setFileName(file.name);
      setAnswer(undefined);
      setError(undefined);
      try {
        await ask({ kind, source: await readUploads([file]), encoding: 'auto', delimiter: 'auto' });
      } catch (thrown) {
        setInput(undefined);
        setError(asAppError(thrown));
      }
    },
    async change(patch) {
      if (!input) return;
      const isOtherShape = [patch.encoding, patch.delimiter, patch.sheet].some((part) => part !== undefined);
      await ask({ ...input, ...(isOtherShape ? { mapping: undefined } : {}), ...patch });
    },
  };
}
