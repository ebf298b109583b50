// The main menu: one link per screen, Ctrl+1…, icon only below 1600 px. An entry whose screen is not in screens.ts shows "no such page".
import { Boxes, type LucideIcon, Mail, Phone, PhoneCall, Settings, Users } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { useT } from '../i18n/I18nProvider.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { Badge } from '../ui/Badge.tsx';
import { classNames } from '../ui/classNames.ts';
import { useHotkeys } from '../ui/keyboard/HotkeyProvider.tsx';
import { pathTo, useNavigate } from '../ui/routing.ts';
import { tooltip } from '../ui/Tooltip.tsx';
import styles from './NavRail.module.css';

type Entry = {
  route: 'desk' | 'partners' | 'catalog' | 'outbox' | 'calls' | 'settings';
  text: Extract<MessageKey, `app.${'desk' | 'partners' | 'catalog' | 'outbox' | 'calls' | 'settings'}`>;
  Icon: LucideIcon;
};

const entries: readonly Entry[] = [
  { route: 'desk', text: 'app.desk', Icon: Phone },
  { route: 'partners', text: 'app.partners', Icon: Users },
  { route: 'catalog', text: 'app.catalog', Icon: Boxes },
  { route: 'outbox', text: 'app.outbox', Icon: Mail },
  { route: 'calls', text: 'app.calls', Icon: PhoneCall },
  { route: 'settings', text: 'app.settings', Icon: Settings },
];

export function NavRail({ badges }: { badges?: { readonly [route: string]: number } }) {
  const t = useT();
  const go = useNavigate();
  const [location] = useLocation();
  useHotkeys(
    entries.map(({ route, text }, index) => ({
      keys: `Ctrl+Digit${index + 1}`,
      label: t(text),
      run: () => go(route),
    })),
    { group: t('app.navigation') },
  );
  return (
    <nav data-pane="" aria-label={t('app.navigation')} className={styles.rail}>
      {entries.map(({ route, text, Icon }, index) => {
        const isCurrent = location.startsWith(pathTo(route));
        const count = badges?.[route];
        return (
          <Link
            key={route}
            {...tooltip(t(text), { kbd: `Ctrl+${index + 1}`, side: 'right' })}
            to={pathTo(route)}
            aria-current={isCurrent ? 'page' : undefined}
            className={classNames(styles.link, route === 'settings' && styles.last)}
          >
            <Icon aria-hidden />
            <span className={styles.label}>{t(text)}</span>
            {count ? <Badge count={count} tone="accent" /> : null}
          </Link>
        );
      })}
    </nav>
  );
}
