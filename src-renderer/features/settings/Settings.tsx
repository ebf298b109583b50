// The settings screen: its pages as tabs, the chosen one in the address.
import { useT } from '../../i18n/I18nProvider.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNavigate, useRouteParams } from '../../ui/routing.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { CatalogPage } from './CatalogPage.tsx';
import { MailPage } from './MailPage.tsx';
import { OrganizationPage } from './OrganizationPage.tsx';
import styles from './Settings.module.css';
import { WorkstationPage } from './WorkstationPage.tsx';

const pages = {
  workstation: WorkstationPage,
  organisation: OrganizationPage,
  mail: MailPage,
  priceTypes: CatalogPage,
} as const;
type PageId = keyof typeof pages;

export function Settings() {
  const t = useT();
  const go = useNavigate();
  const asked = useRouteParams('settingsPage')?.page ?? 'workstation';
  const current: PageId = asked in pages ? (asked as PageId) : 'workstation';
  const Page = pages[current];
  return (
    <Panel label={t('app.settings')}>
      <h1 className="visually-hidden">{t('app.settings')}</h1>
      <Tabs
        aria-label={t('settings.pages')}
        value={current}
        onChange={(page) => go('settingsPage', { page })}
        items={(Object.keys(pages) as PageId[]).map((id) => ({ id, label: t(`settings.${id}`) }))}
      >
        <div className={styles.page}>
          <Page />
        </div>
      </Tabs>
    </Panel>
  );
}
