// List, grid, tree, month: the four virtual or composite widgets.
import { useMemo, useState } from 'react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { classNames } from '#renderer/ui/classNames.ts';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import { MoneyField } from '#renderer/ui/DecimalField.tsx';
import type { DataGridColumn, GridSort } from '#renderer/ui/dataGridColumns.ts';
import { type DayRange, MonthCalendar } from '#renderer/ui/MonthCalendar.tsx';
import { SplitPanels } from '#renderer/ui/SplitPanels.tsx';
import { Tree } from '#renderer/ui/Tree.tsx';
import { VirtualList } from '#renderer/ui/VirtualList.tsx';
import styles from './Gallery.module.css';
import { itemTree, people, type SampleRow, sampleToday } from './sampleData.ts';

const keyOf = (row: SampleRow) => row.id;

function People() {
  const t = useT();
  const format = useFormat();
  const [current, setCurrent] = useState<string | null>('p3');
  const [count, setCount] = useState(100);
  const renderRow = useMemo(
    () => (row: SampleRow) => (
      <div className={styles.listRow}>
        <span>{row.name}</span>
        <span>{row.time}</span>
        <span>{row.company}</span>
        <span>{format.money(row.sumMinor, 'AZN')}</span>
      </div>
    ),
    [format],
  );
  return (
    <VirtualList
      aria-label={t('desk.partnersOfTheDay')}
      rows={people.slice(0, count)}
      getKey={keyOf}
      renderRow={renderRow}
      rowHeight={56}
      currentKey={current}
      onCurrentChange={setCurrent}
      hasMore={count < people.length}
      onEndReached={() => setCount(count + 100)}
      totalCount={people.length}
    />
  );
}

function Items() {
  const t = useT();
  const format = useFormat();
  const [rows, setRows] = useState(people);
  const [current, setCurrent] = useState<string | null>('p1');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(['p2']));
  const [sort, setSort] = useState<GridSort>({ columnId: 'name', direction: 'ascending' });
  const [activated, setActivated] = useState('');
  const columns: DataGridColumn<SampleRow>[] = [
    {
      id: 'name',
      header: t('common.name'),
      width: 160,
      isFlexible: true,
      isSortable: true,
      isRowHeader: true,
      render: (row) => row.name,
    },
    { id: 'company', header: t('terms.partner'), width: 130, render: (row) => row.company },
    { id: 'time', header: t('common.time'), width: 70, align: 'center', render: (row) => row.time },
    {
      id: 'price',
      header: t('common.price'),
      width: 120,
      align: 'end',
      render: (row) => format.money(row.sumMinor, 'AZN'),
      edit: (row) => (
        <MoneyField
          aria-label={t('common.price')}
          value={row.sumMinor}
          onChange={(sumMinor) =>
            setRows(rows.map((other) => (other.id === row.id ? { ...row, sumMinor: sumMinor ?? 0 } : other)))
          }
        />
      ),
    },
  ];
  return (
    <>
      <output className="visually-hidden">{activated}</output>
      <DataGrid
        aria-label={t('picker.items')}
        rows={rows}
        getKey={keyOf}
        columns={columns}
        currentKey={current}
        onCurrentChange={setCurrent}
        selectedKeys={selected}
        onSelectedKeysChange={setSelected}
        sort={sort}
        onSortChange={setSort}
        onActivate={(row) => setActivated(row.id)}
      />
    </>
  );
}

function Groups() {
  const t = useT();
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set(['products']));
  const [current, setCurrent] = useState<string | null>('cement');
  return (
    <Tree
      aria-label={t('picker.itemGroups')}
      nodes={itemTree}
      expandedIds={expanded}
      onExpandedChange={setExpanded}
      currentId={current}
      onCurrentChange={setCurrent}
    />
  );
}

export function ListSamples() {
  const t = useT();
  const [range, setRange] = useState<DayRange | null>({ from: '2026-11-23', to: '2026-11-25' });
  return (
    <>
      <div className={styles.box}>
        <SplitPanels
          id="gallery"
          panels={[
            { id: 'list', content: <People />, defaultSize: 320, minSize: 200, isFixedWidth: true },
            { id: 'grid', content: <Items />, minSize: 200 },
            { id: 'tree', content: <Groups />, defaultSize: 220, minSize: 120, isFixedWidth: true },
          ]}
        />
      </div>
      <div className={styles.columns}>
        <section aria-label={t('desk.calendar')}>
          <MonthCalendar
            value={range}
            onChange={setRange}
            today={sampleToday}
            marks={{
              '2026-11-20': { count: 3, isOverdue: true },
              '2026-11-23': { count: 12 },
              '2026-11-24': { count: 4 },
              '2026-12-02': { count: 1 },
            }}
          />
        </section>
        <div className={classNames(styles.box, styles.short)}>
          <DataGrid
            aria-label={t('picker.selectedLines')}
            rows={[]}
            getKey={keyOf}
            columns={[
              {
                id: 'name',
                header: t('common.name'),
                width: 160,
                isFlexible: true,
                render: (row) => row.name,
              },
            ]}
            currentKey={null}
            onCurrentChange={() => undefined}
            empty={t('picker.noLines')}
          />
        </div>
      </div>
    </>
  );
}
