// Telephone lines of this computer: how each stands, new, changed, tried again, removed and taken back.
import { Pencil, Phone, Plus, RotateCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useCommand } from '#renderer/data/DataProvider.tsx';
import { useMe, useNow } from '#renderer/data/useMe.ts';
import { FormError } from '#renderer/features/partner/index.ts';
import { type LineRow, useLineWords, usePhoneLines } from '#renderer/features/phone/index.ts';
import { useStep } from '#renderer/features/steps/index.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import { wallClock } from '#shared/domain/dates.ts';
import { sipAddress } from '#shared/domain/sipAddress.ts';
import { FormPage } from '../FormPage.tsx';
import shared from '../Settings.module.css';
import rows from '../SettingsRows.module.css';
import { CallRecording } from './CallRecording.tsx';
import { ClientPop } from './ClientPop.tsx';
import { LineDialog } from './LineDialog.tsx';
import { NumberLinks } from './NumberLinks.tsx';
import styles from './Phone.module.css';
import { SoundDevices } from './SoundDevices.tsx';

/** A next attempt that is nearer is no news. */
const toldFromMs = 30_000;

export function PhonePage() {
  const t = useT();
  const [edited, setEdited] = useState<LineRow | 'new'>();
  const lines = usePhoneLines();
  if (!lines) return <Skeleton rows={4} />;
  return (
    <FormPage
      title={t('phone.title')}
      hint={t('phone.hint')}
      actions={
        <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEdited('new')}>
          {t('phone.newLine')}
        </Button>
      }
    >
      {lines.some(({ kind }) => kind !== 'handoff') ? null : <p className={shared.hint}>{t('phone.byOs')}</p>}
      {lines.length === 0 ? <NoLines /> : null}
      {lines.length > 0 ? (
        <ul className={rows.rows} aria-label={t('phone.lines')}>
          {lines.map((line) => (
            <LineItem key={line.id} line={line} onEdit={() => setEdited(line)} />
          ))}
        </ul>
      ) : null}
      <ClientPop />
      <SoundDevices />
      <CallRecording />
      <NumberLinks hasLine={lines.some(({ kind, isDefault }) => isDefault && kind !== 'handoff')} />
      {edited ? (
        <LineDialog line={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </FormPage>
  );
}

function NoLines() {
  const t = useT();
  return (
    <>
      <EmptyState icon={<Phone aria-hidden />} title={t('phone.noLines')} />
      <section aria-label={t('phone.askAdmin')}>
        <p>{t('phone.askAdmin')}</p>
        <ul className={styles.list}>
          <li>{t('phone.askAddress')}</li>
          <li>{t('phone.askUser')}</li>
          <li>{t('phone.askDomain')}</li>
          <li>{t('phone.askWebrtc')}</li>
          <li>{t('phone.askManager')}</li>
        </ul>
      </section>
    </>
  );
}

/** '' where the system hands numbers over. */
function whereOf(line: LineRow): string {
  if (line.kind === 'sip') return sipAddress(line);
  return line.kind === 'ami' ? `${line.user} · ${line.url}` : '';
}

function LineItem({ line, onEdit }: { line: LineRow; onEdit: () => void }) {
  const t = useT();
  const me = useMe();
  const now = useNow();
  const words = useLineWords();
  const retry = useCommand('telephony.retryLine');
  const makeDefault = useCommand('telephony.setDefaultLine');
  const remove = useStep('telephony.removeLine', { isErrorToasted: true });
  const { id, name, live } = line;
  const { text, tone } = words.state(live);
  const why = words.why(live.reason);
  const isFar = live.nextAt !== null && live.nextAt - now > toldFromMs;
  return (
    <li className={styles.line}>
      <div>
        <p className={`${rows.name} ${styles.name}`}>
          {name}
          {line.kind === 'handoff' ? null : <Chip tone={tone}>{text}</Chip>}
          {line.isDefault ? <Chip icon={<Phone aria-hidden />}>{t('phone.isDefault')}</Chip> : null}
        </p>
        <p className={shared.hint}>{whereOf(line) || t('phone.handoff')}</p>
        {why === '' ? null : (
          <p className={shared.hint}>
            {why}
            {isFar && live.nextAt !== null
              ? `. ${t('phone.tryAgainAt', { time: wallClock(live.nextAt, me.timeZone).time })}`
              : null}
          </p>
        )}
        <FormError error={retry.error ?? makeDefault.error} />
      </div>
      <div className={styles.actions}>
        {live.reason === '' ? null : (
          <IconButton
            icon={<RotateCw aria-hidden />}
            label={t('phone.retryNamed', { name })}
            onClick={() => void retry.run({ id })}
          />
        )}
        {line.isDefault ? null : (
          <Button
            size="sm"
            aria-label={t('phone.makeDefaultNamed', { name })}
            onClick={() => void makeDefault.run({ id })}
          >
            {t('phone.makeDefault')}
          </Button>
        )}
        <Button
          size="sm"
          icon={<Pencil aria-hidden />}
          aria-label={t('phone.editNamed', { name })}
          onClick={onEdit}
        >
          {t('common.edit')}
        </Button>
        <IconButton
          icon={<Trash2 aria-hidden />}
          label={t('phone.removeNamed', { name })}
          onClick={() => void remove.run({ id }, t('phone.removed', { name }))}
        />
      </div>
    </li>
  );
}
