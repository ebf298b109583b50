// Who works here: create, rename, rights, language, let go and take back. Every step can be undone.

import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Chip } from '#renderer/ui/Chip.tsx';
import { Switch } from '#renderer/ui/Choice.tsx';
import { EmptyState, Skeleton } from '#renderer/ui/States.tsx';
import type { Output } from '#shared/contract/index.ts';
import { languageNames } from '#shared/domain/language.ts';
import { useStep } from '../steps/index.ts';
import { FormPage } from './FormPage.tsx';
import shared from './Settings.module.css';
import styles from './SettingsRows.module.css';
import { filtered, noFilter, PeopleFilter } from './staff/PeopleFilter.tsx';
import { UserDialog } from './UserDialog.tsx';
import { useRoleText } from './useRoleText.ts';

export type UserRow = Output<'company.listUsers'>['rows'][number];

export function UsersPage() {
  const t = useT();
  const [isAll, setAll] = useState(false);
  const [filter, setFilter] = useState(noFilter);
  const [edited, setEdited] = useState<UserRow | 'new'>();
  const { value } = useLive('company.listUsers', { includeInactive: isAll });
  const isAlone = useLive('sync.loadStatus', {}).value?.hub === null;
  if (!value) return <Skeleton rows={5} />;
  const shown = filtered(value.rows, filter);
  return (
    <FormPage
      title={t('settings.users')}
      hint={t('settings.usersHint')}
      actions={
        <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setEdited('new')}>
          {t('settings.newUser')}
        </Button>
      }
    >
      {isAlone ? <p className={shared.hint}>{t('staff.aloneHint')}</p> : null}
      <PeopleFilter count={value.rows.length} filter={filter} onChange={setFilter} />
      <Switch label={t('settings.showInactive')} value={isAll} onChange={setAll} />
      {shown.length === 0 ? (
        <EmptyState
          title={t('staff.nobodyFound')}
          hint={t('staff.nobodyFoundHint')}
          actions={<Button onClick={() => setFilter(noFilter)}>{t('staff.showAll')}</Button>}
        />
      ) : null}
      <ul className={styles.rows} aria-label={t('settings.users')}>
        {shown.map((user) => (
          <User key={user.id} user={user} onEdit={() => setEdited(user)} />
        ))}
      </ul>
      {edited ? (
        <UserDialog
          key={edited === 'new' ? 'new' : edited.id}
          user={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </FormPage>
  );
}

function User({ user, onEdit }: { user: UserRow; onEdit: () => void }) {
  const t = useT();
  const me = useMe();
  const roleText = useRoleText();
  const { run, isRunning } = useStep('company.setUserActive', { isErrorToasted: true });
  const { id, name, isActive } = user;
  const reach = [user.email, user.phone].filter((part) => part !== '').join(' · ');
  return (
    <li className={isActive ? styles.person : `${styles.person} ${styles.gone}`}>
      <div>
        <p className={styles.name}>
          {name} {id === me.id ? <Chip tone="neutral">{t('settings.thisIsYou')}</Chip> : null}
          {isActive ? null : <Chip tone="warn">{t('settings.inactive')}</Chip>}
        </p>
        <p className={shared.hint}>
          {[user.post, roleText(user.role), user.department, languageNames[user.language], reach]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {isActive ? (
        <Button
          size="sm"
          icon={<Pencil aria-hidden />}
          aria-label={t('settings.editUserNamed', { name })}
          onClick={onEdit}
        >
          {t('common.edit')}
        </Button>
      ) : null}
      {id === me.id ? null : (
        <Button
          size="sm"
          variant="quiet"
          disabled={isRunning}
          aria-label={t(isActive ? 'settings.letGoNamed' : 'settings.takeBackNamed', { name })}
          onClick={() =>
            void run(
              { id, isActive: !isActive },
              t(isActive ? 'settings.userLetGo' : 'settings.userTakenBack', { name }),
            )
          }
        >
          {t(isActive ? 'settings.letGo' : 'settings.takeBack')}
        </Button>
      )}
    </li>
  );
}
