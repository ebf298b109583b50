// What a scan asks of the rep: nobody bears the code – bind it to the item under the cursor? Several do – which one?
import { ScanBarcode, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { useItemColumns } from './itemColumns.tsx';
import styles from './Picker.module.css';
import type { ItemRow } from './useItems.ts';
import type { Scans } from './useScans.ts';

export function UnknownCode({ scans, current }: { scans: Scans; current: ItemRow | undefined }) {
  const t = useT();
  const { unknownCode, bind, dismiss } = scans;
  return (
    <div role="status" className={unknownCode === undefined ? 'visually-hidden' : styles.unknown}>
      {unknownCode === undefined ? (
        scans.said
      ) : (
        <>
          <ScanBarcode aria-hidden />
          <span className={styles.unknownText}>
            {t('standIns.unknownCode', { code: unknownCode })}
            {current ? '' : ` ${t('standIns.noItemToBind')}`}
          </span>
          {current ? (
            <Button size="sm" kbd="F8" className={styles.bind} onClick={() => bind(current)}>
              {t('standIns.bindTo', { name: current.name })}
            </Button>
          ) : null}
          <IconButton
            size="sm"
            label={t('standIns.dismissCode')}
            icon={<X aria-hidden />}
            onClick={dismiss}
          />
        </>
      )}
    </div>
  );
}

const keyOf = (row: ItemRow): string => row.id;

export function BearerChoice({ scans }: { scans: Scans }) {
  return scans.choice ? <Choice {...scans.choice} scans={scans} /> : null;
}

function Choice({ code, found, scans }: NonNullable<Scans['choice']> & { scans: Scans }) {
  const t = useT();
  const format = useFormat();
  const grid = useRef<HTMLElement>(null);
  const [itemId, setItemId] = useState<string | null>(found.rows[0]?.id ?? null);
  const { name, article, free } = useItemColumns();
  const price: DataGridColumn<ItemRow> = {
    id: 'price',
    header: t('common.price'),
    width: 112,
    align: 'end',
    render: (row) => <b>{format.money(row.priceMinor, row.currency)}</b>,
  };
  const current = found.rows.find((row) => row.id === itemId);
  return (
    <Dialog
      isOpen
      onClose={scans.dismiss}
      size="md"
      title={t('standIns.chooseBearer', { code })}
      description={t('standIns.chooseBearerHint')}
      initialFocus={grid}
      footer={
        <>
          <Button onClick={scans.dismiss}>{t('common.cancel')}</Button>
          <Button variant="primary" disabled={!current} onClick={() => current && scans.choose(current)}>
            {t('common.add')}
          </Button>
        </>
      }
    >
      <div
        ref={(element) => {
          grid.current = element?.querySelector<HTMLElement>('[role=grid]') ?? null;
        }}
        className={styles.bearers}
      >
        <DataGrid
          aria-label={t('picker.items')}
          rows={found.rows}
          getKey={keyOf}
          columns={[name, article, free, price]}
          currentKey={itemId}
          onCurrentChange={setItemId}
          onActivate={scans.choose}
          rowHeight={30}
        />
      </div>
    </Dialog>
  );
}
