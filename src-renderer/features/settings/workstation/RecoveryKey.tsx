// The recovery key: shown when asked, copied, printed on a sheet of its own, and confirmed as kept.
import { Copy, KeyRound, Printer } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useCompanyState, useToday } from '#renderer/data/useMe.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { useToasts } from '#renderer/ui/Toasts.tsx';
import { FormGroup } from '../FormPage.tsx';
import styles from './RecoveryKey.module.css';

/** `isShownAtOnce`: at the first start the key is to be kept before anything is lost. */
export function RecoveryKey({ isShownAtOnce = false }: { isShownAtOnce?: boolean }) {
  const t = useT();
  const { show } = useToasts();
  const state = useCompanyState();
  const reveal = useCommand('company.revealRecoveryKey');
  const confirm = useCommand('company.confirmRecoveryKey');
  const [key, setKey] = useState<string>();
  const { run: ask } = reveal;
  const showKey = useCallback(async () => setKey((await ask({}))?.recoveryKey), [ask]);
  useEffect(() => {
    if (isShownAtOnce) void showKey();
  }, [isShownAtOnce, showKey]);
  const isSaved = state?.isRecoveryKeySaved ?? false;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(key ?? '');
    show({ title: t('settings.keyCopied') });
  };
  return (
    <FormGroup title={t('settings.recovery')} hint={t('settings.recoveryHint')}>
      <div>
        <Chip tone={isSaved ? 'call' : 'warn'} icon={<KeyRound aria-hidden />}>
          {t(isSaved ? 'settings.keyConfirmed' : 'settings.keyNotKept')}
        </Chip>
      </div>
      {key === undefined ? null : <KeySheet value={key} company={state?.companyName ?? ''} />}
      <FormError error={reveal.error ?? confirm.error} />
      <div className={styles.actions}>
        {key === undefined ? (
          <Button disabled={reveal.isRunning} onClick={() => void showKey()}>
            {t('settings.reveal')}
          </Button>
        ) : (
          <>
            <Button icon={<Printer aria-hidden />} onClick={() => window.print()}>
              {t('settings.printKey')}
            </Button>
            <Button icon={<Copy aria-hidden />} onClick={() => void copy()}>
              {t('settings.copyKey')}
            </Button>
            {isSaved ? null : (
              <Button variant="primary" disabled={confirm.isRunning} onClick={() => void confirm.run({})}>
                {t('settings.confirmKey')}
              </Button>
            )}
          </>
        )}
      </div>
    </FormGroup>
  );
}

/** On paper it is the whole page. */
function KeySheet({ value, company }: { value: string; company: string }) {
  const t = useT();
  const format = useFormat();
  const today = useToday();
  return (
    <div className={styles.sheet} data-print-sheet="">
      <p className={styles.paperOnly}>
        <b>{t('settings.recovery')}</b>
        <br />
        {company} · {format.date(today)}
      </p>
      <p className={styles.key}>
        {value.split('-').map((group, index) => (
          // Groups of a key may repeat.
          // biome-ignore lint/suspicious/noArrayIndexKey: the key never changes
          <span key={index}>{group}</span>
        ))}
      </p>
      <p className={styles.paperOnly}>{t('settings.recoveryPaper')}</p>
    </div>
  );
}
