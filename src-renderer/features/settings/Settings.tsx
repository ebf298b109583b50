// The settings screen: its pages in a list at the side, the chosen one in the address.
import type { ComponentType } from 'react';
import { useT } from '#renderer/i18n/I18nProvider.tsx';
import { Panel } from '#renderer/ui/Panel.tsx';
import { pathTo, useRouteParams } from '#renderer/ui/routing.ts';
import { SidePages } from '#renderer/ui/SidePages.tsx';
import { AreasPage } from './AreasPage.tsx';
import { CatalogPage } from './CatalogPage.tsx';
import { CalendarPage } from './calendar/CalendarPage.tsx';
import { DirectoriesPage } from './directories/DirectoriesPage.tsx';
import { MailPage } from './mail/MailPage.tsx';
import { OrganizationPage } from './organization/OrganizationPage.tsx';
import { pageTexts, type SettingsPageId } from './pageTexts.ts';
import { PhonePage } from './phone/PhonePage.tsx';
import { SetUpPage } from './setUp/SetUpPage.tsx';
import { DepartmentsPage } from './staff/DepartmentsPage.tsx';
import { TemplatesPage } from './templates/TemplatesPage.tsx';
import { UsersPage } from './UsersPage.tsx';
import { useSettingsPages } from './useSettingsPages.ts';
import { VatPage } from './VatPage.tsx';
import { WarehousesPage } from './WarehousesPage.tsx';
import { WorkstationPage } from './workstation/WorkstationPage.tsx';

const pages: { readonly [P in SettingsPageId]: ComponentType } = {
  setUp: SetUpPage,
  workstation: WorkstationPage,
  organisation: OrganizationPage,
  users: UsersPage,
  departments: DepartmentsPage,
  directories: DirectoriesPage,
  calendar: CalendarPage,
  phone: PhonePage,
  mail: MailPage,
  templates: TemplatesPage,
  priceTypes: CatalogPage,
  warehouses: WarehousesPage,
  vat: VatPage,
  areas: AreasPage,
};

export function Settings() {
  const t = useT();
  const ids = useSettingsPages();
  const asked = useRouteParams('settingsPage')?.page ?? 'workstation';
  const current = ids.find((id) => id === asked) ?? 'workstation';
  const Page = pages[current];
  return (
    <Panel label={t('app.settings')} isScrollable={false}>
      <SidePages
        label={t('settings.pages')}
        current={current}
        pages={ids.map((id) => ({
          id,
          label: t(pageTexts[id]),
          to: pathTo('settingsPage', { page: id }),
        }))}
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
