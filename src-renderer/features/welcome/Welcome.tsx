// The first start: a demo company to explore, the company of an office, or our own. Shown until there is a company.
import { Building2, Network, Sparkles } from 'lucide-react';
import { useRef, useState } from 'react';
import { useCall, useCoreEvent } from '#renderer/data/DataProvider.tsx';
import { useDraftKeeper } from '#renderer/data/DraftProvider.tsx';
import { useDrillState } from '#renderer/data/drillState.ts';
import { useLanguage, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { ProgressBar } from '#renderer/ui/States.tsx';
import { type AppError, asAppError } from '#shared/contract/errors.ts';
import { languageNames, languages } from '#shared/domain/language.ts';
import { FormError } from '../partner/index.ts';
import { FirstSync, JoinForm, useSyncStatus } from '../sync/index.ts';
import { SetUp } from './SetUp.tsx';
import styles from './Welcome.module.css';

export function Welcome() {
  const t = useT();
  const { lang, setLang } = useLanguage();
  // Half-way through the set-up a reload comes back to it.
  const keeper = useDraftKeeper();
  const [isOwn, setOwn] = useState(() => keeper.find('setUp') !== undefined);
  const [isJoining, setJoining] = useState(false);
  const status = useSyncStatus();
  return (
    <main className={styles.welcome}>
      <header className={styles.head}>
        <div>
          <h1>{t('welcome.title')}</h1>
          <p className={styles.hint}>{t('welcome.intro')}</p>
        </div>
        <Field label={t('common.language')}>
          <Select
            value={lang}
            onChange={setLang}
            options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          />
        </Field>
      </header>
      {status?.hub ? (
        <FirstSync status={status} isFirst />
      ) : isOwn ? (
        <SetUp onBack={() => setOwn(false)} />
      ) : isJoining ? (
        <section aria-label={t('sync.joinTitle')}>
          <h2>{t('sync.joinTitle')}</h2>
          <p className={styles.hint}>{t('sync.joinWelcomeHint')}</p>
          <JoinForm onBack={() => setJoining(false)} />
        </section>
      ) : (
        <div className={styles.cards}>
          <DemoCard />
          <section className={styles.card} aria-label={t('sync.joinTitle')}>
            <Network aria-hidden />
            <h2>{t('sync.joinTitle')}</h2>
            <p>{t('sync.joinWelcomeHint')}</p>
            <Button onClick={() => setJoining(true)}>{t('sync.joinStart')}</Button>
          </section>
          <section className={styles.card} aria-label={t('welcome.own')}>
            <Building2 aria-hidden />
            <h2>{t('welcome.own')}</h2>
            <p>{t('welcome.ownHint')}</p>
            <Button variant="primary" onClick={() => setOwn(true)}>
              {t('welcome.ownStart')}
            </Button>
          </section>
        </div>
      )}
    </main>
  );
}

function DemoCard() {
  const t = useT();
  const call = useCall();
  const { lang } = useLanguage();
  const abort = useRef<AbortController>(undefined);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [error, setError] = useState<AppError>();
  useCoreEvent('operations.progress', ({ kind, done, total }) => {
    if (kind === 'demo') setProgress({ done, total: total ?? 0 });
  });
  const make = async (): Promise<void> => {
    abort.current = new AbortController();
    setError(undefined);
    setProgress({ done: 0, total: 0 });
    try {
      await call('exchange.makeDemo', { language: lang }, { signal: abort.current.signal });
      useDrillState.getState().offer();
    } catch (thrown) {
      const failure = asAppError(thrown);
      if (failure.code !== 'cancelled') setError(failure);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <section className={styles.card} aria-label={t('welcome.demo')}>
      <Sparkles aria-hidden />
      <h2>{t('welcome.demo')}</h2>
      <p>{t('welcome.demoHint')}</p>
      <FormError error={error} />
      {progress ? (
        <>
          <ProgressBar
            label={t('welcome.demoMaking')}
            value={progress.total > 0 ? progress.done / progress.total : undefined}
          />
          <Button onClick={() => abort.current?.abort()}>{t('common.cancel')}</Button>
        </>
      ) : (
        <Button variant="primary" onClick={() => void make()}>
          {t('welcome.demoStart')}
        </Button>
      )}
    </section>
  );
}
