import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './platform/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './platform/App';
import { preferredLanguage, startLanguages } from './platform/languages';
import { isProblem } from './platform/problem';

await startLanguages(preferredLanguage());

createRoot(document.getElementById('root')!, {
  // What the server refuses, the page tells.
  onCaughtError: (error) => {
    if (!isProblem(error)) reportError(error);
  },
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
