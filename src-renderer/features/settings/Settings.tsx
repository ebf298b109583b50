// The settings screen: its pages in a list at the side, the chosen one in the address.
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { pathTo, useRouteParams } from '#renderer/ui/routing.ts';
import { SidePages } from '#renderer/ui/SidePages.tsx';
import { CatalogPage } from './CatalogPage.tsx';
import { CalendarPage } from './calendar/CalendarPage.tsx';
import { DirectoriesPage } from './directories/DirectoriesPage.tsx';
import { MailPage } from './mail/MailPage.tsx';
import { OrganizationPage } from './organization/OrganizationPage.tsx';
import { PhonePage } from './phone/PhonePage.tsx';
import { SetUpPage } from './setUp/SetUpPage.tsx';
import { DepartmentsPage } from './staff/DepartmentsPage.tsx';
import { TemplatesPage } from './templates/TemplatesPage.tsx';
import { UsersPage } from './UsersPage.tsx';
import { VatPage } from './VatPage.tsx';
import { WarehousesPage } from './WarehousesPage.tsx';
import { WorkstationPage } from './workstation/WorkstationPage.tsx';

const pages = {
  setUp: { Page: SetUpPage, text: 'setUp.title' },
  workstation: { Page: WorkstationPage, text: 'settings.workstation' },
  organisation: { Page: OrganizationPage, text: 'settings.organisation' },
  users: { Page: UsersPage, text: 'settings.users' },
  departments: { Page: DepartmentsPage, text: 'staff.departments' },
  directories: { Page: DirectoriesPage, text: 'directories.title' },
  calendar: { Page: CalendarPage, text: 'settings.workingCalendar' },
  phone: { Page: PhonePage, text: 'phone.title' },
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
      <SidePages
        label={t('settings.pages')}
        current={current}
        pages={ids.map((id) => ({ id, label: t(pages[id].text), to: pathTo('settingsPage', { page: id }) }))}
        more={[
          { to: pathTo('sync'), label: t('sync.title') },
          { to: pathTo('imports'), label: t('settings.openImports') },
        ]}
      >
        <Page />
      </SidePages>
    </Panel>
  );
}
