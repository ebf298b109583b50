// Files attached to the partner: chosen or dropped, kept by hash in the company folder, opened by the host's URL.
import { FileText, Paperclip, Trash2 } from 'lucide-react';
import { type DragEvent, useRef, useState } from 'react';
import { blobUrl } from '#renderer/data/blobUrl.ts';
import { useCall, useLive } from '#renderer/data/DataProvider.tsx';
import { useStep } from '#renderer/features/steps/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import { AppError, asAppError } from '#shared/contract/errors.ts';
import type { Output } from '#shared/contract/index.ts';
import shared from './Card.module.css';
import styles from './CardFiles.module.css';

type FileRow = Output<'files.list'>['rows'][number];

/** As the core refuses it; said before a large file is read and sent. */
const maxBytes = 8 * 1024 * 1024;
const shownMimes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** One after the other; each refusal is told by the file's name and stops nothing. */
function useAddFiles(partnerId: string) {
  const t = useT();
  const call = useCall();
  const errorText = useErrorText();
  const attach = useStep('files.attach');
  const [problems, setProblems] = useState<string[]>([]);
  const [isAdding, setAdding] = useState(false);
  const addOne = async (file: File): Promise<void> => {
    if (file.size > maxBytes) throw new AppError('invalid_input', 'too_large');
    if (file.size === 0) throw new AppError('invalid_input', 'file_empty');
    // A folder that was dropped cannot be read as a file.
    const buffer = await file.arrayBuffer().catch(() => {
      throw new AppError('invalid_input', 'file_unreadable');
    });
    const name = file.name.slice(-200);
    const { hash } = await call('files.put', { bytes: new Uint8Array(buffer), name });
    const input = { ownerKind: 'partner', ownerId: partnerId, hash, name } as const;
    await attach.run(input, t('partner.fileAdded', { name }));
  };
  const add = async (files: readonly File[]): Promise<void> => {
    setAdding(true);
    setProblems([]);
    for (const file of files) {
      try {
        await addOne(file);
      } catch (thrown) {
        const problem = `${file.name}: ${errorText(asAppError(thrown))}`;
        setProblems((known) => [...known, problem]);
      }
    }
    setAdding(false);
  };
  const refusals = attach.error ? [...problems, errorText(attach.error)] : problems;
  return { add, problems: refusals, isAdding };
}

function useSizeText(): (bytes: number) => string {
  const t = useT();
  const format = useFormat();
  return (bytes) => t('sell.kilobytes', { size: format.number(Math.max(1, Math.round(bytes / 1024))) });
}

function FileEntry({ file }: { file: FileRow }) {
  const t = useT();
  const format = useFormat();
  const sizeText = useSizeText();
  const remove = useStep('files.remove', { isErrorToasted: true });
  const { name } = file;
  return (
    <li className={shared.file}>
      {shownMimes.has(file.mime) ? (
        <img className={styles.thumbnail} src={blobUrl(file.hash)} alt="" loading="lazy" />
      ) : (
        <span className={styles.thumbnail}>
          <FileText aria-hidden />
        </span>
      )}
      <span className={styles.fileText}>
        <a
          href={blobUrl(file.hash, name)}
          download={name}
          title={name}
          data-ellipsis=""
          aria-label={t('partner.openFile', { name })}
        >
          {name}
        </a>
        <span className={shared.muted}>
          {sizeText(file.sizeBytes)} · {format.dateTime(file.createdAt)}
        </span>
      </span>
      <IconButton
        size="sm"
        label={t('partner.removeFile', { name })}
        icon={<Trash2 aria-hidden />}
        disabled={remove.isRunning}
        onClick={() => void remove.run({ id: file.id }, t('partner.fileRemoved', { name }))}
      />
    </li>
  );
}

function Rows({ partnerId }: { partnerId: string }) {
  const t = useT();
  const errorText = useErrorText();
  const { value, error } = useLive('files.list', { ownerKind: 'partner', ownerId: partnerId });
  if (error) return <ErrorState title={errorText(error)} details={error.message} />;
  if (!value) return <Skeleton rows={3} rowHeight={44} />;
  if (value.rows.length === 0) {
    return (
      <EmptyState
        title={t('partner.noFiles')}
        hint={t('partner.noFilesHint')}
        icon={<Paperclip aria-hidden />}
      />
    );
  }
  return (
    <ul className={shared.list} aria-label={t('partner.files')}>
      {value.rows.map((file) => (
        <FileEntry key={file.id} file={file} />
      ))}
    </ul>
  );
}

export function CardFiles({ partnerId }: { partnerId: string }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const { add, problems, isAdding } = useAddFiles(partnerId);
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent, next: boolean): void => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(next);
  };
  const drop = (event: DragEvent): void => {
    over(event, false);
    void add([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first.
    <div
      className={classNames(shared.side, isOver && styles.isOver)}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={drop}
    >
      <div className={styles.sideHead}>
        <Button
          size="sm"
          icon={<Paperclip aria-hidden />}
          disabled={isAdding}
          onClick={() => input.current?.click()}
        >
          {t('partner.addFiles')}
        </Button>
        <span className={shared.muted}>{t('partner.dropFiles')}</span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('partner.addFiles')}
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was removed.
            event.target.value = '';
          }}
        />
      </div>
      {problems.length > 0 ? (
        <ul role="alert" className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      ) : null}
      <Rows partnerId={partnerId} />
    </div>
  );
}
