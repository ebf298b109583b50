// Above the field of a number: whose it is and what kind, numbers of the clipboard or of a text to be taken. Calls nobody.
import { ClipboardPaste, Link2, TriangleAlert } from 'lucide-react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { numberKind } from '#shared/domain/phoneLink.ts';
import { useDockState } from './dockState.ts';
import styles from './NumberHints.module.css';

/** Fewer digits are nobody's number yet. */
const shortestLookedUp = 3;

function Whose({ number }: { number: string }) {
  const t = useT();
  const kind = numberKind(number);
  const isLookedUp =
    kind !== 'address' && kind !== 'code' && number.replaceAll(/\D/g, '').length >= shortestLookedUp;
  const { value } = useLive('callLog.lookUp', isLookedUp ? { number } : undefined);
  const [only, ...others] = value?.matches ?? [];
  if (!isLookedUp || !value) return null;
  if (!only) return kind === 'number' ? <p className={styles.muted}>{t('phoneLinks.nobody')}</p> : null;
  if (others.length > 0 || value.isMore)
    return <p>{t('calls.severalMatches', { count: others.length + 1 })}</p>;
  return (
    <p>
      <strong>{only.contactName || only.partnerName}</strong>
      {only.contactName === '' ? null : ` · ${only.partnerName}`}
      {only.by === 'tail' ? <span className={styles.muted}> · {t('calls.byTail')}</span> : null}
    </p>
  );
}

function KindMark({ number }: { number: string }) {
  const t = useT();
  const kind = numberKind(number);
  if (kind === 'number') return null;
  const isLoud = kind === 'emergency' || kind === 'code';
  return (
    <Chip tone={isLoud ? 'warn' : 'neutral'} icon={isLoud ? <TriangleAlert aria-hidden /> : undefined}>
      {t(`phoneLinks.kind_${kind}`)}
    </Chip>
  );
}

function Choices({ numbers, onTake }: { numbers: readonly string[]; onTake: (number: string) => void }) {
  const t = useT();
  return (
    <ul className={styles.choices}>
      {numbers.map((number) => (
        <li key={number}>
          <Button
            size="sm"
            isWide
            icon={<ClipboardPaste aria-hidden />}
            aria-label={t('phoneLinks.take', { number })}
            onClick={() => onTake(number)}
          >
            {number}
          </Button>
        </li>
      ))}
    </ul>
  );
}

export type NumberHintsProps = {
  /** Numbers in the clipboard, looked up as the field was entered. */
  copied: readonly string[];
  onTake: (number: string) => void;
};

/** Nothing when there is nothing to say. */
export function NumberHints({ copied, onTake }: NumberHintsProps) {
  const t = useT();
  const { number, origin, choices } = useDockState();
  const typed = number.trim();
  const offered = choices.length > 0 ? choices : copied;
  if (typed === '' && offered.length === 0 && origin !== 'badLink') return null;
  return (
    <section aria-label={t('phoneLinks.about')} className={styles.hints}>
      {origin === 'badLink' && typed === '' ? (
        <p role="alert" className={styles.bad}>
          {t('phoneLinks.badLink')}
        </p>
      ) : null}
      {origin === 'link' ? (
        <p className={styles.source}>
          <Link2 aria-hidden />
          {t('phoneLinks.fromLink')}
        </p>
      ) : null}
      <div role="status" className={styles.status}>
        {typed === '' ? null : (
          <>
            <Whose number={typed} />
            <KindMark number={typed} />
          </>
        )}
      </div>
      {typed === '' && offered.length > 0 ? (
        <>
          <p className={styles.muted}>
            {t(choices.length > 0 ? 'phoneLinks.whichNumber' : 'phoneLinks.fromClipboard')}
          </p>
          <Choices numbers={offered} onTake={onTake} />
        </>
      ) : null}
    </section>
  );
}
