// Says that a form starts from what was typed before and lets one start empty.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './fields.module.css';

export function DraftNote({ onStartEmpty }: { onStartEmpty: () => void }) {
  const t = useT();
  return (
    <div className={styles.draft} role="status">
      <span>{t('partner.draftKept')}</span>
      <Button size="sm" variant="quiet" onClick={onStartEmpty}>
        {t('partner.startEmpty')}
      </Button>
    </div>
  );
}
