// Sync in the status bar of every screen: one quiet sentence that opens the page of sync.
import {
  type Cloud,
  CloudAlert,
  CloudCheck,
  CloudDownload,
  CloudOff,
  CloudUpload,
  Laptop,
} from 'lucide-react';
import { Chip } from '#renderer/ui/Chip.tsx';
import { useNavigate } from '#renderer/ui/routing.ts';
import styles from './SyncItem.module.css';
import { type Sentence, useSyncSentence } from './syncSentence.ts';
import { useSyncStatus } from './useSyncStatus.ts';

const icons = {
  alone: Laptop,
  stopped: CloudAlert,
  decide: CloudAlert,
  moving: CloudDownload,
  waiting: CloudUpload,
  offline: CloudOff,
  synced: CloudCheck,
} as const satisfies Record<Sentence['kind'], typeof Cloud>;

export function SyncItem() {
  const go = useNavigate();
  const sentence = useSyncSentence();
  const status = useSyncStatus();
  if (!status) return null;
  const { kind, text, brief, tone } = sentence(status);
  const Icon = icons[kind];
  const isDecision = kind === 'decide';
  return (
    <Chip
      tone={tone}
      icon={<Icon aria-hidden />}
      onClick={() => (isDecision ? go('syncPage', { page: firstToDecide(status) }) : go('sync'))}
    >
      <span className={kind === 'alone' ? styles.hidden : styles.full}>{text}</span>
      {brief === '' ? null : (
        <span className={styles.brief} aria-hidden>
          {brief}
        </span>
      )}
    </Chip>
  );
}

const firstToDecide = ({ conflicts }: { conflicts: number }): string =>
  conflicts > 0 ? 'conflicts' : 'problems';
