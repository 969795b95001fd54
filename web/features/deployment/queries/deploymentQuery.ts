import { queryOptions } from '@tanstack/react-query';
import { type Deployment, readDeployment } from '../model/deployment.ts';
import { say } from '../words/english.ts';

/** The deployment, asked once; tried again while the server has none. */
export const deploymentQuery = queryOptions({
  queryKey: ['deployment'],
  queryFn: fetchDeployment,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
  refetchInterval: (query) => (query.state.status === 'error' ? 3000 : false),
});

async function fetchDeployment({ signal }: { signal: AbortSignal }): Promise<Deployment> {
  const response = await fetch('/deployment.json', { signal });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return readDeployment(body);
  const said = (body as { error?: unknown } | null)?.error;
  throw new Error(typeof said === 'string' ? said : say.serverAnswered(response.status));
}
