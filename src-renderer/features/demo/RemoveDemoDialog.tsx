// What goes with the demo company, what of it is one's own, and the button. The core then opens an empty company; the page
// begins anew, so that nothing of the demo stays in its memory.
import { useEffect, useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useDemoState } from '#renderer/data/demoState.ts';
import { useDrillState } from '#renderer/data/drillState.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { pathTo } from '#renderer/ui/routing.ts';
import { Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { FormError } from '../interactions/index.ts';
import styles from './Demo.module.css';

type Own = Output<'exchange.reviewDemo'>['own'];

function OwnRows({ own }: { own: Own }) {
  const t = useT();
  if (own === null) return <p>{t('demo.ownUnknown')}</p>;
  const texts = [
    own.partners > 0 && t('demo.ownPartners', { count: own.partners }),
    own.documents > 0 && t('demo.ownDocuments', { count: own.documents }),
    own.interactions > 0 && t('demo.ownInteractions', { count: own.interactions }),
    own.tasks > 0 && t('demo.ownTasks', { count: own.tasks }),
    own.items > 0 && t('demo.ownItems', { count: own.items }),
  ].filter((text) => text !== false);
  if (texts.length === 0) return <p>{t('demo.ownNothing')}</p>;
  return (
    <div className={styles.body}>
      <p>{t('demo.ownTitle')}</p>
      <ul className={styles.list}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <p>{t('demo.ownBackup')}</p>
    </div>
  );
}

export function RemoveDemoDialog() {
  const t = useT();
  const close = (): void => useDemoState.getState().setRemoving(false);
  const [review, setReview] = useState<Output<'exchange.reviewDemo'>>();
  const reviewing = useCommand('exchange.reviewDemo');
  const { run: ask } = reviewing;
  useEffect(() => {
    void ask({}).then((answer) => setReview(answer));
  }, [ask]);
  const { run, error, isRunning } = useCommand('exchange.removeDemo');
  const remove = async (): Promise<void> => {
    if (!(await run({}))) return;
    useDrillState.getState().forget();
    history.replaceState(null, '', `#${pathTo('desk')}`);
    location.reload();
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      size="sm"
      title={t('demo.removeTitle')}
      footer={
        <>
          <Button disabled={isRunning} onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" disabled={isRunning || !review} onClick={() => void remove()}>
            {t(isRunning ? 'demo.removing' : 'demo.removeNow')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p>{t('demo.goes')}</p>
        <p>{t('demo.goesLines')}</p>
        {review ? <OwnRows own={review.own} /> : <Skeleton rows={2} />}
        <p className={styles.hint}>{t('demo.after')}</p>
        <FormError error={error ?? reviewing.error} />
      </div>
    </Dialog>
  );
}
