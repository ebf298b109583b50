// The company is there: keep the recovery key, then bring in what one has, or begin.
import { FileSpreadsheet, Keyboard, ListChecks, PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCompanyState } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import { chooseImportKind } from '../imports/index.ts';
import { RecoveryKey } from '../settings/index.ts';
import styles from './Welcome.module.css';

export function AfterSetUp() {
  const t = useT();
  const go = useNavigate();
  const state = useCompanyState();
  const importOf = (kind: 'oneC' | 'csv') => (): void => {
    chooseImportKind(kind);
    go('imports');
  };
  return (
    <Panel label={t('app.welcome')}>
      <div className={styles.after}>
        <h1>{t('welcome.ready', { name: state?.companyName ?? '' })}</h1>
        <RecoveryKey isShownAtOnce />
        <section aria-label={t('welcome.whatNext')} className={styles.stepBody}>
          <div>
            <h2>{t('welcome.whatNext')}</h2>
            <p className={styles.hint}>{t('welcome.nextHint')}</p>
          </div>
          <div className={styles.cards}>
            <Way
              icon={<PackageOpen aria-hidden />}
              title={t('welcome.from1c')}
              hint={t('welcome.from1cHint')}
              isMain
              onChoose={importOf('oneC')}
            />
            <Way
              icon={<FileSpreadsheet aria-hidden />}
              title={t('welcome.fromCsv')}
              hint={t('welcome.fromCsvHint')}
              onChoose={importOf('csv')}
            />
            <Way
              icon={<Keyboard aria-hidden />}
              title={t('welcome.startTyping')}
              hint={t('welcome.startTypingHint')}
              onChoose={() => go('desk')}
            />
            <Way
              icon={<ListChecks aria-hidden />}
              title={t('setUp.title')}
              hint={t('setUp.hint')}
              onChoose={() => go('settingsPage', { page: 'setUp' })}
            />
          </div>
        </section>
      </div>
    </Panel>
  );
}

type WayProps = { icon: ReactNode; title: string; hint: string; isMain?: boolean; onChoose: () => void };

function Way({ icon, title, hint, isMain, onChoose }: WayProps) {
  return (
    <div className={styles.card}>
      {icon}
      <p className={styles.hint}>{hint}</p>
      <Button variant={isMain ? 'primary' : 'default'} onClick={onChoose}>
        {title}
      </Button>
    </div>
  );
}
