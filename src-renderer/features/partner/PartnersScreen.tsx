// All partners: a paged list, search, new, changes of many. The address /partners/new opens the form over it.
import { Plus, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLiveSteady } from '#renderer/data/DataProvider.tsx';
import { usePages } from '#renderer/data/usePages.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { useErrorText } from '#renderer/i18n/useErrorText.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DataGrid } from '#renderer/ui/DataGrid.tsx';
import type { DataGridColumn } from '#renderer/ui/dataGridColumns.ts';
import { useHotkeys } from '#renderer/ui/keyboard/HotkeyProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { useNavigate, useRouteParams } from '#renderer/ui/routing.ts';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { Select } from '#renderer/ui/Select.tsx';
import { EmptyState, ErrorState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { PartnerState } from '#shared/contract/partners.contract.ts';
import { ExportMenu } from '../exports/index.ts';
import { BulkBar } from './BulkBar.tsx';
import { PartnerDialog } from './PartnerDialog.tsx';
import styles from './PartnersScreen.module.css';
import { StateChip } from './StateChip.tsx';
import { type Selection, useSelection } from './useSelection.ts';

type Row = Output<'partners.list'>['rows'][number];
type State = Row['state'];

const pageSize = 100;

/** A mouse's way to choose a row; the keys are the grid's own. */
function useChoiceColumn({ keys, toggle }: Selection): DataGridColumn<Row> {
  const t = useT();
  return {
    id: 'choice',
    header: t('palette.choice'),
    width: 76,
    align: 'center',
    render: ({ id, name }) => (
      <input
        type="checkbox"
        tabIndex={-1}
        className={styles.choice}
        aria-label={t('palette.chooseNamed', { name })}
        checked={keys.has(id)}
        onChange={() => toggle(id)}
        // The cell would choose it by Shift or Ctrl a second time.
        onClick={(event) => {
          if (!event.shiftKey) event.stopPropagation();
        }}
      />
    ),
  };
}

function useColumns(): readonly DataGridColumn<Row>[] {
  const t = useT();
  return useMemo(
    () => [
      {
        id: 'name',
        header: t('common.name'),
        width: 320,
        isFlexible: true,
        isRowHeader: true,
        render: ({ name }) => name,
      },
      {
        id: 'state',
        header: t('common.state'),
        width: 150,
        render: ({ state }) => <StateChip state={state} />,
        value: ({ state }) => t(`partner.${state}`),
      },
      { id: 'city', header: t('partner.city'), width: 170, render: ({ city }) => city },
      { id: 'phone', header: t('common.phone'), width: 170, render: ({ phone }) => phone },
      { id: 'owner', header: t('partner.owner'), width: 180, render: ({ ownerName }) => ownerName },
    ],
    [t],
  );
}

const listInput = (state: State | '') => ({ limit: pageSize, ...(state === '' ? {} : { state }) });

/** The rows of the list, or of the search while something is typed. */
function useRows(text: string, state: State | '') {
  const query = text.trim();
  const pages = usePages('partners.list', query === '' ? listInput(state) : undefined);
  const found = useLiveSteady('partners.search', query === '' ? undefined : { text: query, limit: pageSize });
  if (query === '') return { ...pages, isSearch: false };
  const rows = found.value?.rows.filter((row) => state === '' || row.state === state) ?? [];
  return {
    rows,
    isLoading: !found.value && !found.error,
    error: found.error,
    hasMore: false,
    loadMore: () => undefined,
    isSearch: true,
  };
}

/** The list as it is filtered, or what the search finds. */
function PartnersExport({ text, state }: { text: string; state: State | '' }) {
  const t = useT();
  const list = { title: t('partner.partners'), columns: useColumns() };
  const query = text.trim();
  return query === '' ? (
    <ExportMenu {...list} query="partners.list" input={listInput(state)} />
  ) : (
    <ExportMenu
      {...list}
      query="partners.search"
      input={{ text: query, limit: pageSize }}
      isShown={(row) => state === '' || row.state === state}
    />
  );
}

function Toolbar(props: {
  text: string;
  onText: (text: string) => void;
  state: State | '';
  onState: (state: State | '') => void;
}) {
  const t = useT();
  const go = useNavigate();
  return (
    <header className={styles.toolbar}>
      <h1 className={styles.title}>{t('partner.partners')}</h1>
      <div className={styles.find}>
        <SearchField
          label={t('partner.find')}
          placeholder={t('partner.findHint')}
          value={props.text}
          onChange={props.onText}
        />
      </div>
      <Select<State | ''>
        aria-label={t('partner.stateFilter')}
        className={styles.state}
        value={props.state}
        onChange={props.onState}
        options={[
          { value: '', label: t('partner.anyState') },
          ...PartnerState.options.map((value) => ({ value, label: t(`partner.${value}`) })),
        ]}
      />
      <PartnersExport text={props.text} state={props.state} />
      <Button variant="primary" icon={<Plus aria-hidden />} kbd="Ctrl+N" onClick={() => go('newPartner')}>
        {t('partner.newPartner')}
      </Button>
    </header>
  );
}

function Nothing({ isSearch }: { isSearch: boolean }) {
  const t = useT();
  const go = useNavigate();
  if (isSearch) return <EmptyState title={t('partner.noneFound')} icon={<Users aria-hidden />} />;
  return (
    <EmptyState
      title={t('partner.noPartners')}
      hint={t('partner.noPartnersHint')}
      icon={<Users aria-hidden />}
      actions={
        <>
          <Button variant="primary" onClick={() => go('newPartner')}>
            {t('partner.newPartner')}
          </Button>
          <Button onClick={() => go('imports')}>{t('common.import')}</Button>
        </>
      }
    />
  );
}

export function PartnersScreen() {
  const t = useT();
  const errorText = useErrorText();
  const go = useNavigate();
  const isNew = useRouteParams('newPartner') !== null;
  const [text, setText] = useState('');
  const [state, setState] = useState<State | ''>('');
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const columns = useColumns();
  const { rows, isLoading, error, hasMore, loadMore, isSearch } = useRows(text, state);
  const selection = useSelection(rows, isSearch ? undefined : state === '' ? {} : { state });
  const choice = useChoiceColumn(selection);
  useHotkeys([{ keys: 'Ctrl+KeyN', label: t('partner.newPartner'), run: () => go('newPartner') }], {
    group: t('partner.partners'),
  });
  return (
    <Panel label={t('partner.partners')} isScrollable={false}>
      <div className={styles.screen}>
        <Toolbar text={text} onText={setText} state={state} onState={setState} />
        <BulkBar selection={selection} canChooseAll={hasMore || rows.length > selection.keys.size} />
        {error ? <ErrorState title={errorText(error)} details={error.message} /> : null}
        {isLoading ? <Skeleton rows={10} rowHeight={34} /> : null}
        {!isLoading && !error ? (
          <DataGrid
            aria-label={t('partner.partners')}
            rows={rows}
            getKey={({ id }) => id}
            columns={[choice, ...columns]}
            selectedKeys={selection.keys}
            onSelectedKeysChange={selection.setKeys}
            onSelectAll={selection.selectAll}
            currentKey={currentKey}
            onCurrentChange={setCurrentKey}
            onActivate={({ id }) => go('partner', { id })}
            hasMore={hasMore}
            onEndReached={loadMore}
            empty={<Nothing isSearch={isSearch || state !== ''} />}
          />
        ) : null}
      </div>
      <PartnerDialog
        isOpen={isNew}
        onClose={() => go('partners')}
        onSaved={(id) => setTimeout(() => go('partner', { id }))}
      />
    </Panel>
  );
}
