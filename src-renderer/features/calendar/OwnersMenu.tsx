// Whose events are shown: a head chooses colleagues, a rep has only his own. Knows names, no events.
import { Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useLive } from '#renderer/data/DataProvider.tsx';
import { useMe } from '#renderer/data/useMe.ts';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Choice.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import styles from './CalendarScreen.module.css';
import { mostOwners, useCalendarState } from './calendarState.ts';

export type Person = { id: string; name: string };

export type People = {
  /** Who may be shown to this user, himself first; nobody else to a rep. */
  people: readonly Person[];
  areKnown: boolean;
};

export function usePeople(): People {
  const me = useMe();
  const isAlone = me.role === 'rep';
  const { value } = useLive('company.listUsers', isAlone ? undefined : {});
  const rows = value?.rows;
  return useMemo(
    () => ({
      people: [{ id: me.id, name: me.name }, ...(rows ?? []).filter(({ id }) => id !== me.id)],
      areKnown: isAlone || rows !== undefined,
    }),
    [rows, isAlone, me.id, me.name],
  );
}

export function OwnersMenu({ people, shown }: { people: readonly Person[]; shown: readonly string[] }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const setOwners = useCalendarState((state) => state.setOwners);
  const toggle = (id: string, isShown: boolean): void => {
    const next = isShown ? [...shown, id] : shown.filter((each) => each !== id);
    // In the order of the list; nobody is nobody's calendar.
    if (next.length > 0) setOwners(people.map((person) => person.id).filter((each) => next.includes(each)));
  };
  return (
    <Popover
      isOpen={isOpen}
      onOpenChange={setOpen}
      label={t('calendar.colleagues')}
      align="end"
      trigger={
        <Button size="sm" icon={<Users aria-hidden />}>
          {shown.length > 1 ? t('calendar.peopleShown', { count: shown.length }) : t('calendar.colleagues')}
        </Button>
      }
    >
      <div className={styles.people}>
        {people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            value={shown.includes(id)}
            isDisabled={!shown.includes(id) && shown.length >= mostOwners}
            onChange={(isShown) => toggle(id, isShown)}
          />
        ))}
      </div>
    </Popover>
  );
}
