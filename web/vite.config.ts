import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `vite build web` makes `web/dist`; `vite web` serves it in development, with the API of a running Steward behind it. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    // The content security policy allows no data: fonts or scripts; small files stay files.
    assetsInlineLimit: 0,
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api/': process.env.STEWARD_API ?? 'http://127.0.0.1:3000' },
  },
});
