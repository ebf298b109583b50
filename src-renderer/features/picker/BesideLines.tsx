// The pane beside the selected lines: the client's past transactions; when the item under the cursor is short, what
// can stand in for it.
import { useState } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { SegmentedControl } from '#renderer/ui/SegmentedControl.tsx';
import { PastTransactions } from './PastTransactions.tsx';
import styles from './Picker.module.css';
import { SubstitutesGrid } from './SubstitutesGrid.tsx';
import type { Substitutes } from './useSubstitutes.ts';

export type BesideLinesProps = { partnerId: string; itemId: string | null; substitutes: Substitutes };

type View = 'item' | 'all' | 'substitutes';

export function BesideLines({ partnerId, itemId, substitutes }: BesideLinesProps) {
  const t = useT();
  const [past, setPast] = useState<'item' | 'all'>('item');
  // Whoever would rather see the past of an item that is short sees it, for this item.
  const [leftFor, setLeftFor] = useState<string>();
  const { isShort, wanted } = substitutes;
  const view: View = isShort && leftFor !== wanted?.itemId ? 'substitutes' : past;
  const choose = (next: string): void => {
    setLeftFor(next === 'substitutes' ? undefined : wanted?.itemId);
    if (next !== 'substitutes') setPast(next as 'item' | 'all');
  };
  return (
    <div className={styles.pane} data-picker-pane="">
      <div className={styles.paneHead}>
        <h3 className={styles.paneTitle}>
          {view === 'substitutes' ? t('standIns.substitutes') : t('picker.pastTransactions')}
        </h3>
        <SegmentedControl
          aria-label={t('picker.pastOf')}
          value={view}
          onChange={choose}
          items={[
            ...(isShort ? [{ id: 'substitutes', label: t('standIns.substitutes') }] : []),
            { id: 'item', label: t('picker.pastOfItem') },
            { id: 'all', label: t('picker.pastOfAll') },
          ]}
        />
      </div>
      {view === 'substitutes' ? (
        <SubstitutesGrid substitutes={substitutes} />
      ) : (
        <PastTransactions partnerId={partnerId} itemId={view === 'item' ? itemId : null} />
      )}
    </div>
  );
}
