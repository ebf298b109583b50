// The main menu: one link per screen, Ctrl+1…, icon only below 1600 px. An entry whose screen is not in screens.ts shows "no such page".
import {
  Boxes,
  CalendarDays,
  ListTodo,
  type LucideIcon,
  Mail,
  MessageSquare,
  Phone,
  PhoneCall,
  Settings,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useAreasOff } from '../data/useArea.ts';
import { useT } from '../i18n/I18nProvider.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { classNames } from '../ui/classNames.ts';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { pathTo, useNavigate } from '../ui/routing.ts';
import { tooltip } from '../ui/Tooltip.tsx';
import { areaOfRoute } from './areaOfRoute.ts';
import styles from './NavRail.module.css';

type Name =
  | 'desk'
  | 'partners'
  | 'catalog'
  | 'outbox'
  | 'calls'
  | 'calendar'
  | 'tasks'
  | 'messages'
  | 'settings';
type Entry = {
  route: Name;
  text: Extract<MessageKey, `app.${Name}`>;
  Icon: LucideIcon;
  /** Of its key: what people know stays where it is when an entry comes between. */
  digit: number;
};

const entries: readonly Entry[] = [
  { route: 'desk', text: 'app.desk', Icon: Phone, digit: 1 },
  { route: 'partners', text: 'app.partners', Icon: Users, digit: 2 },
  { route: 'calendar', text: 'app.calendar', Icon: CalendarDays, digit: 9 },
  { route: 'catalog', text: 'app.catalog', Icon: Boxes, digit: 3 },
  { route: 'outbox', text: 'app.outbox', Icon: Mail, digit: 4 },
  { route: 'calls', text: 'app.calls', Icon: PhoneCall, digit: 5 },
  { route: 'tasks', text: 'app.tasks', Icon: ListTodo, digit: 7 },
  { route: 'messages', text: 'app.messages', Icon: MessageSquare, digit: 8 },
  { route: 'settings', text: 'app.settings', Icon: Settings, digit: 6 },
];

export function NavRail({ badges }: { badges?: { readonly [route: string]: ReactNode } }) {
  const t = useT();
  const go = useNavigate();
  const [location] = useLocation();
  const off = useAreasOff();
  const shown = entries.filter(({ route }) => {
    const area = areaOfRoute[route];
    return area === undefined || !off.includes(area);
  });
  useHotkeys(
    shown.map(({ route, text, digit }) => ({
      keys: `Ctrl+Digit${digit}`,
      label: t(text),
      run: () => go(route),
    })),
    { group: t('app.navigation') },
  );
  return (
    <nav data-pane="" aria-label={t('app.navigation')} className={styles.rail}>
      {shown.map(({ route, text, Icon, digit }) => {
        const isCurrent = location.startsWith(pathTo(route));
        return (
          <Link
            key={route}
            {...tooltip(t(text), { kbd: `Ctrl+${digit}`, side: 'right' })}
            to={pathTo(route)}
            aria-current={isCurrent ? 'page' : undefined}
            className={classNames(styles.link, route === 'settings' && styles.last)}
          >
            <Icon aria-hidden />
            <span className={styles.label}>{t(text)}</span>
            {badges?.[route]}
          </Link>
        );
      })}
    </nav>
  );
}
