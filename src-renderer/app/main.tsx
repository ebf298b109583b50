// The entry of the renderer: styles, zod without eval (CSP), the connection, first render. No logic of screens.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { DataProvider } from '../data/DataProvider.tsx';
import { DraftProvider } from '../data/DraftProvider.tsx';
import { host, takeLinkOfAddress } from '../data/host.ts';
import { MeProvider } from '../data/MeProvider.tsx';
import { JobsButton } from '../features/jobs/index.ts';
import { Dock, offerLink } from '../features/phoneDock/index.ts';
import { ReminderBell } from '../features/reminders/index.ts';
import { SearchBox } from '../features/search/index.ts';
import { SyncGate } from '../features/sync/SyncGate.tsx';
import { SyncItem } from '../features/sync/SyncItem.tsx';
import { createLanguageStore } from '../i18n/languageStore.ts';
import { startMediaPage } from '../media/startMediaPage.ts';
import { connect } from '../rpc/connect.ts';
import '../ui/ui.css';
import { App } from './App.tsx';
import { AppCommands } from './AppCommands.tsx';
import { CallSide } from './CallSide.tsx';
import { CompanyGate } from './CompanyGate.tsx';
import { DemoMark } from './DemoMark.tsx';
import { DrawerButton } from './DrawerButton.tsx';
import { DrillLayer } from './DrillLayer.tsx';
import { FaultLog } from './FaultLog.tsx';
import { HelpButton } from './HelpButton.tsx';
import { HelpLayer } from './HelpLayer.tsx';
import { NewsMark } from './NewsMark.tsx';
import { navBadges } from './navBadges.tsx';
import { SaleLayers } from './SaleLayers.tsx';
import { StatusChips } from './StatusChips.tsx';
import { screens } from './screens.ts';
import { TaskLayer } from './TaskLayer.tsx';
import { UndoKeys } from './UndoKeys.tsx';

z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const link = takeLinkOfAddress();
if (link !== undefined) offerLink(link);
host()?.onLink(offerLink);
const connection = connect();
startMediaPage(connection);
createRoot(root).render(
  <StrictMode>
    <App
      languageStore={createLanguageStore()}
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
        search: <SearchBox />,
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
