import './styles.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DeploymentProvider } from '#features/deployment';
import { loadLanguage } from '#lib/language.ts';
import { createPageRouter } from './router.tsx';
import { Trading } from './Trading.tsx';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 500, refetchOnWindowFocus: true } },
});
const router = createPageRouter();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');

await loadLanguage(async () => (await import('./languages/german.ts')).german);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <DeploymentProvider>
        {(deployment) => (
          <Trading deployment={deployment}>
            <RouterProvider router={router} />
          </Trading>
        )}
      </DeploymentProvider>
    </QueryClientProvider>
  </StrictMode>,
);
