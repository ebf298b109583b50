// The button that takes a list out of the program: as a spreadsheet or as text; while it runs it says how far it is and stops.
import { Download, FileSpreadsheet, FileText, Square } from 'lucide-react';
import { useFormat, useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { type ExportedList, type ListQuery, useExportList } from './useExportList.ts';

export function ExportMenu<N extends ListQuery>(list: ExportedList<N>) {
  const t = useT();
  const format = useFormat();
  const { run, stop, done } = useExportList(list);
  if (done !== undefined)
    return (
      <Button icon={<Square aria-hidden />} onClick={stop}>
        {t('exports.stop', { rows: format.number(done) })}
      </Button>
    );
  return (
    <Menu
      trigger={<IconButton label={t('exports.export')} icon={<Download aria-hidden />} />}
      entries={[
        {
          id: 'xlsx',
          label: t('exports.xlsx'),
          icon: <FileSpreadsheet aria-hidden />,
          onSelect: () => void run('xlsx'),
        },
        {
          id: 'csv',
          label: t('exports.csv'),
          icon: <FileText aria-hidden />,
          onSelect: () => void run('csv'),
        },
      ]}
    />
  );
}
