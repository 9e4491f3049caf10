import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { budget } from './scripts/budget';

// Maven passes the folder that the application serves; the server of a development run may be named too.
const outDir = process.env.RAPPORT_WEB_OUT ?? 'dist';
const server = process.env.RAPPORT_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react(), budget()],
  server: {
    proxy: { '/api': server },
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs comes in two files rather than in sixty; what only later ones need stays out.
          groups: [
            {
              name: 'framework',
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|@tanstack[\\/](react-)?(router|query|store|history)(-core)?)[\\/]/,
            },
            {
              name: 'ui',
              test: /node_modules[\\/](@mantine[\\/](hooks[\\/](?!.*use-(clipboard|collapse|horizontal-collapse|debounced|drag|intersection))|store)|@floating-ui|clsx|@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](ActionIcon|Avatar|Button|Checkbox|CloseButton|FocusTrap|Group|Input|Kbd|Loader|Overlay|Paper|Popover|Portal|Skeleton|Stack|Text|Title|Tooltip|Transition|UnstyledButton|VisuallyHidden)))[\\/]/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/platform/testSetup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    // A page for each file anew would take five times as long; setup clears it after every test.
    isolate: false,
    // Builds share machines with others: what takes a second may take ten there.
    testTimeout: 30_000,
  },
});
