// The mark of the demo company on every screen, with what one does with it, and the question before it goes (loaded then).
import { Sparkles } from 'lucide-react';
import { useDemoState } from '../data/demoState.ts';
import { useDrillState } from '../data/drillState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useNavigate } from '../ui/routing.ts';
import styles from './DemoMark.module.css';
import { useIsDemo } from './useIsDemo.ts';

const RemoveDemoDialog = lazyPane(async () => (await import('../features/demo/index.ts')).RemoveDemoDialog);

export function DemoMark() {
  const t = useT();
  const isDemo = useIsDemo();
  const { isRemoving, setRemoving } = useDemoState();
  const go = useNavigate();
  const { phase, start } = useDrillState();
  const drill = (): void => {
    go('desk');
    start();
  };
  const remove = (): void => setRemoving(true);
  useHotkeys([{ keys: '', label: t('demo.remove'), run: remove }], {
    group: t('app.title'),
    isEnabled: isDemo,
  });
  if (!isDemo) return null;
  return (
    <>
      <Menu
        trigger={
          <Button size="sm" variant="quiet" aria-label={t('demo.mark')} icon={<Sparkles aria-hidden />}>
            <span className={styles.full}>{t('demo.mark')}</span>
            <span className={styles.brief} aria-hidden>
              {t('demo.markBrief')}
            </span>
          </Button>
        }
        entries={[
          {
            id: 'drill',
            label: t(phase === 'left' ? 'demo.drillGoOn' : 'demo.drillStart'),
            isDisabled: phase === 'running',
            onSelect: drill,
          },
          { id: 'remove', label: t('demo.remove'), isDanger: true, onSelect: remove },
        ]}
      />
      {isRemoving ? <RemoveDemoDialog /> : null}
    </>
  );
}
