// The company was taken from this computer by order of the office: what that means, and beginning anew with a clean one.
import { CloudOff } from 'lucide-react';
import { useCommand } from '../data/DataProvider.tsx';
import { useT } from '../i18n/I18nProvider.tsx';
import { useErrorText } from '../i18n/useErrorText.ts';
import { Button } from '../ui/Button.tsx';
import styles from './FatalPage.module.css';
import { StopPage } from './FatalPage.tsx';

export function WipedPage() {
  const t = useT();
  const errorText = useErrorText();
  const { run, isRunning, error } = useCommand('recovery.retry');
  return (
    <StopPage
      icon={<CloudOff aria-hidden />}
      title={t('sync.stopWiped')}
      hint={t('sync.stopWipedHint')}
      steps={[t('sync.stopWipedStep1'), t('sync.stopWipedStep2')]}
      actions={
        <Button variant="primary" disabled={isRunning} onClick={() => void run({})}>
          {t('sync.beginAnew')}
        </Button>
      }
    >
      {error && error.reason !== 'core_gone' ? <p className={styles.error}>{errorText(error)}</p> : null}
    </StopPage>
  );
}
