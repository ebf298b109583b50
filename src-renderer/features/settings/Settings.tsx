// The settings screen: its pages in a list at the side, the chosen one in the address.
import { Link } from 'wouter';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { pathTo, useRouteParams } from '#renderer/ui/routing.ts';
import { CatalogPage } from './CatalogPage.tsx';
import { CalendarPage } from './calendar/CalendarPage.tsx';
import { MailPage } from './mail/MailPage.tsx';
import { OrganizationPage } from './organization/OrganizationPage.tsx';
import styles from './SettingsFrame.module.css';
import { TemplatesPage } from './templates/TemplatesPage.tsx';
import { UsersPage } from './UsersPage.tsx';
import { VatPage } from './VatPage.tsx';
import { WarehousesPage } from './WarehousesPage.tsx';
import { WorkstationPage } from './workstation/WorkstationPage.tsx';

const pages = {
  workstation: { Page: WorkstationPage, text: 'settings.workstation' },
  organisation: { Page: OrganizationPage, text: 'settings.organisation' },
  users: { Page: UsersPage, text: 'settings.users' },
  calendar: { Page: CalendarPage, text: 'settings.workingCalendar' },
  mail: { Page: MailPage, text: 'settings.mail' },
  templates: { Page: TemplatesPage, text: 'settings.templates' },
  priceTypes: { Page: CatalogPage, text: 'settings.catalogue' },
  warehouses: { Page: WarehousesPage, text: 'settings.warehouses' },
  vat: { Page: VatPage, text: 'settings.vatRates' },
} as const;
type PageId = keyof typeof pages;

const ids = Object.keys(pages) as PageId[];

export function Settings() {
  const t = useT();
  const asked = useRouteParams('settingsPage')?.page ?? 'workstation';
  const current = ids.find((id) => id === asked) ?? 'workstation';
  const { Page } = pages[current];
  return (
    <Panel label={t('app.settings')} isScrollable={false}>
      <div className={styles.screen}>
        <nav aria-label={t('settings.pages')} className={styles.nav}>
          {ids.map((id) => (
            <Link
              key={id}
              to={pathTo('settingsPage', { page: id })}
              aria-current={id === current ? 'page' : undefined}
            >
              {t(pages[id].text)}
            </Link>
          ))}
          <Link to={pathTo('imports')}>{t('settings.openImports')}</Link>
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <section className={styles.page} key={current} tabIndex={0} aria-label={t(pages[current].text)}>
          <Page />
        </section>
      </div>
    </Panel>
  );
}
