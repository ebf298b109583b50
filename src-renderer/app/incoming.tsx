// The entry of the small window of an incoming call (incoming.html): the same connection, language and theme as the program, one
// card. It carries no sound and has no screens.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod/mini';
import { DataProvider } from '../data/DataProvider.tsx';
import { MeProvider } from '../data/MeProvider.tsx';
import { I18nProvider } from '../i18n/I18nProvider.tsx';
import { createLanguageStore } from '../i18n/languageStore.ts';
import { connect } from '../rpc/connect.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { lazyPane } from '../ui/lazyPane.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { UiProviders } from '../ui/UiProviders.tsx';
import '../ui/ui.css';
import { FaultLog } from './FaultLog.tsx';
import { PreferenceSync } from './PreferenceSync.tsx';

config({ jitless: true });

/** A part of its own: what both windows begin with is one file, which carries nothing of calls. */
const IncomingCall = lazyPane(async () => (await import('../features/incoming/index.ts')).IncomingCall);

const root = document.getElementById('root');
if (!root) throw new Error('incoming.html has no #root');
const languageStore = await createLanguageStore();
createRoot(root).render(
  <StrictMode>
    <I18nProvider store={languageStore}>
      <ThemeProvider>
        <UiProviders>
          <DataProvider connection={connect()}>
            <MeProvider>
              <FaultLog>
                <PreferenceSync />
                <ErrorBoundary pane="incoming">
                  <IncomingCall />
                </ErrorBoundary>
              </FaultLog>
            </MeProvider>
          </DataProvider>
        </UiProviders>
      </ThemeProvider>
    </I18nProvider>
  </StrictMode>,
);
