import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './platform/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './platform/App';
import { preferredLanguage, startLanguages } from './platform/languages';

await startLanguages(preferredLanguage());

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
