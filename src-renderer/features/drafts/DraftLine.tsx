// Says that a form shows what was typed before, since when, and lets one throw it away.
import { useNow } from '#renderer/data/useMe.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './DraftLine.module.css';

const dayMs = 86_400_000;

export type DraftLineProps = { draft: { restoredAt: number | undefined; discard: () => void } };

/** Shows nothing when the form began with its record. */
export function DraftLine({ draft: { restoredAt, discard } }: DraftLineProps) {
  const t = useT();
  const format = useFormat();
  const nowMs = useNow();
  if (restoredAt === undefined) return null;
  const isRecent = nowMs - restoredAt < dayMs / 2;
  const when = isRecent ? format.time(restoredAt) : format.dateTime(restoredAt);
  return (
    <div className={styles.line} data-not-first="">
      <span role="status">{t('drafts.restored', { when })}</span>
      <Button size="sm" variant="quiet" onClick={discard}>
        {t('drafts.discard')}
      </Button>
    </div>
  );
}
