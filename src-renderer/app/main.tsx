// The entry of the renderer: styles, zod without eval (CSP), language, first render. No logic of screens.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createLanguageStore } from '../i18n/languageStore.ts';
import '../ui/ui.css';
import { App } from './App.tsx';
import { screens } from './screens.ts';

z.config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App languageStore={createLanguageStore()} screens={screens} />
  </StrictMode>,
);
