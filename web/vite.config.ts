// Built: `vite build web` (to web/dist). Served with its deployment: `vite preview web`, with the
// environment that server/deploymentPlugin.ts documents.
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { constructedStyles } from './server/constructedStyles.ts';
import { deploymentPlugin } from './server/deploymentPlugin.ts';
import { securityHeaders, withoutPolicyInDevelopment } from './server/securityHeaders.ts';
import { withoutAppKit } from './server/withoutAppKit.ts';

const port = Number(process.env.WEB_PORT ?? 5173);
const listen = { host: process.env.WEB_HOST ?? '127.0.0.1', port, strictPort: true };

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    tailwindcss(),
    deploymentPlugin(),
    withoutAppKit(),
    constructedStyles(),
    withoutPolicyInDevelopment(),
  ],
  server: listen,
  preview: { ...listen, headers: securityHeaders },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        // What the first page needs comes in one file: cut by who shares what it would be sixty, which compress worse.
        codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
      },
    },
  },
});
