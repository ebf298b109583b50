// The strip of the drill in a demo company; loaded when there is one to show.
import { useEffect, useRef } from 'react';
import { useDrillState } from '../data/drillState.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';
import { useNavigate } from '../ui/routing.ts';
import { useIsDemo } from './useIsDemo.ts';

const DrillBar = lazyPane(async () => (await import('../features/drill/index.ts')).DrillBar);

/** The button that was pressed is gone with its strip: the screen has the focus, not nothing. */
function useFocusAfter(phase: string): void {
  const last = useRef(phase);
  useEffect(() => {
    if (last.current === phase) return;
    last.current = phase;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('main')?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [phase]);
}

export function DrillLayer() {
  const t = useT();
  const go = useNavigate();
  const isDemo = useIsDemo();
  const { phase, start, leave } = useDrillState();
  useFocusAfter(phase);
  const isRunning = phase === 'running';
  useHotkeys(
    [
      {
        keys: '',
        label: t(phase === 'left' ? 'demo.drillGoOn' : 'demo.drillStart'),
        isAvailable: () => !isRunning,
        run: () => {
          go('desk');
          start();
        },
      },
      { keys: '', label: t('demo.drillLeave'), isAvailable: () => isRunning, run: leave },
    ],
    { group: t('app.title'), isEnabled: isDemo },
  );
  if (!isDemo || phase === 'none' || phase === 'left') return null;
  return (
    <ErrorBoundary pane="drill">
      <DrillBar />
    </ErrorBoundary>
  );
}
