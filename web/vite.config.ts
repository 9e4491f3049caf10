import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// Maven passes the folder that the application serves; the server of a development run may be named too.
const outDir = process.env.RAPPORT_WEB_OUT ?? 'dist';
const server = process.env.RAPPORT_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: { '/api': server },
  },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2023',
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/platform/testSetup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
