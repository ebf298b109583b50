// A synced record by its name; a way to it where a screen shows it.
import { Link } from 'wouter';
import { pathTo } from '#renderer/ui/routing.ts';
import { useSyncWords } from './syncWords.ts';

export type RecordNameProps = { table: string; rowId: string; title: string; partnerId?: string | null };

function pathOf({ table, rowId, partnerId }: RecordNameProps): string | undefined {
  if (table === 'documents') return pathTo('invoice', { id: rowId });
  if (table === 'items') return pathTo('item', { id: rowId });
  return partnerId ? pathTo('partner', { id: partnerId }) : undefined;
}

export function RecordName(props: RecordNameProps) {
  const words = useSyncWords();
  const name = words.row(props.table, props.title);
  const path = props.title === '' ? undefined : pathOf(props);
  return path === undefined ? name : <Link to={path}>{name}</Link>;
}
