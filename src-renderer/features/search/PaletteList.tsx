// What the palette found, drawn: groups, the current row, the parts that answer the words, the keys of commands, and in words
// when there is nothing or it could not be asked. Chooses nothing by itself.
import { useEffect, useRef } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { classNames } from '#renderer/ui/classNames.ts';
import { Kbd } from '#renderer/ui/Kbd.tsx';
import { matchRanges } from './matchText.ts';
import styles from './PaletteList.module.css';
import type { PaletteRow, PaletteRows } from './usePaletteRows.ts';

function Marked({ text, words }: { text: string; words: string }) {
  const ranges = words === '' ? [] : matchRanges(text, words);
  let at = 0;
  const parts = ranges.flatMap(([start, end]) => {
    const plain = text.slice(at, start);
    at = end;
    return [plain, <mark key={start}>{text.slice(start, end)}</mark>];
  });
  return [...parts, text.slice(at)];
}

type RowProps = {
  row: PaletteRow;
  id: string;
  words: string;
  isCurrent: boolean;
  isFirst: boolean;
  onChoose: (row: PaletteRow) => void;
};

function Row({ row, id, words, isCurrent, isFirst, onChoose }: RowProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) box.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <div
      ref={box}
      role="option"
      id={id}
      aria-selected={isCurrent}
      data-first={isFirst || undefined}
      tabIndex={-1}
      className={styles.option}
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose(row);
      }}
    >
      <span className={styles.title} data-ellipsis="" title={row.title}>
        <Marked text={row.title} words={words} />
      </span>
      <span className={styles.detail} data-ellipsis="" title={row.detail}>
        <Marked text={row.detail} words={words} />
      </span>
      {row.keys === '' ? null : <Kbd keys={row.keys} />}
      <span className={styles.enter}>
        <Kbd keys="Enter" />
      </span>
    </div>
  );
}

export type PaletteListProps = PaletteRows & {
  id: string;
  /** Among the rows of all groups; -1: none yet, Enter takes the first. */
  current: number;
  onChoose: (row: PaletteRow) => void;
};

export function PaletteList({ id, groups, words, isFresh, error, current, onChoose }: PaletteListProps) {
  const t = useT();
  const errorText = useErrorText();
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isNothing = count === 0 && isFresh && !error;
  let index = -1;
  return (
    <div className={styles.popup}>
      {error ? (
        <p role="alert" className={classNames(styles.note, styles.error)}>
          {errorText(error)}
        </p>
      ) : null}
      <p role="status" className={isNothing || !isFresh ? styles.note : 'visually-hidden'}>
        {isFresh
          ? isNothing
            ? t('search.nothingFound', { text: words })
            : t('search.foundCount', { count })
          : t('palette.searching')}
      </p>
      <div role="listbox" id={id} aria-label={t('search.results')} className={styles.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a listbox
          <div key={group.id} role="group" aria-label={group.title}>
            <div aria-hidden className={styles.group}>
              {group.title}
            </div>
            {group.rows.map((row) => {
              index += 1;
              return (
                <Row
                  key={row.id}
                  row={row}
                  id={`${id}-${index}`}
                  words={words}
                  isCurrent={index === current}
                  isFirst={current < 0 && index === 0 && words !== ''}
                  onChoose={onChoose}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p aria-hidden className={styles.hint}>
        {t('palette.hint')}
      </p>
    </div>
  );
}
