// The entry of the renderer: styles, zod without eval (CSP), the connection, first render. No logic of screens.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/mini';
import { DataProvider } from '../data/DataProvider.tsx';
import { DraftProvider } from '../data/DraftProvider.tsx';
import { host, takeLinkOfAddress } from '../data/host.ts';
import { MeProvider } from '../data/MeProvider.tsx';
import { JobsButton } from '../features/jobs/index.ts';
import { offerLink } from '../features/phoneDock/offerLink.ts';
import { ReminderBell } from '../features/reminders/index.ts';
import { SyncGate } from '../features/sync/SyncGate.tsx';
import { SyncItem } from '../features/sync/SyncItem.tsx';
import { createLanguageStore } from '../i18n/languageStore.ts';
import { connect } from '../rpc/connect.ts';
import '../ui/ui.css';
import { App } from './App.tsx';
import { AppCommands } from './AppCommands.tsx';
import { CompanyGate } from './CompanyGate.tsx';
import { DrillLayer } from './DrillLayer.tsx';
import { FaultLog } from './FaultLog.tsx';
import { HelpButton } from './HelpButton.tsx';
import { HelpLayer } from './HelpLayer.tsx';
import { NewsMark } from './NewsMark.tsx';
import { navBadges } from './navBadges.tsx';
import { SaleLayers } from './SaleLayers.tsx';
import { StatusChips } from './StatusChips.tsx';
import { screens } from './screens.ts';
import { CallSide, DemoMark, Dock, DrawerButton, Search } from './shellParts.tsx';
import { TaskLayer } from './TaskLayer.tsx';
import { UndoKeys } from './UndoKeys.tsx';

config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const link = takeLinkOfAddress();
if (link !== undefined) offerLink(link);
host()?.onLink(offerLink);
const connection = connect();
// Not before the screen: a call needs it once somebody rings or dials.
void import('../media/startMediaPage.ts').then(({ startMediaPage }) => startMediaPage(connection));
const languageStore = await createLanguageStore();
createRoot(root).render(
  <StrictMode>
    <App
      languageStore={languageStore}
      screens={screens}
      slots={{
        status: (
          <>
            <DemoMark />
            <SyncItem />
            <StatusChips />
            <JobsButton />
            <ReminderBell />
            <NewsMark />
            <HelpButton />
            <DrawerButton />
          </>
        ),
        search: <Search />,
        dock: <Dock />,
        strip: <DrillLayer />,
        side: <CallSide />,
        navBadges,
      }}
      wrap={(children) => (
        <DataProvider connection={connection}>
          <FaultLog>
            <MeProvider>
              <SyncGate>
                <DraftProvider>
                  <CompanyGate>
                    <UndoKeys />
                    <AppCommands />
                    {children}
                    <SaleLayers />
                    <TaskLayer />
                    <HelpLayer />
                  </CompanyGate>
                </DraftProvider>
              </SyncGate>
            </MeProvider>
          </FaultLog>
        </DataProvider>
      )}
    />
  </StrictMode>,
);
