import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, use } from 'react';
import { Notice } from '#ui/Notice.tsx';
import type { Deployment } from '../model/deployment.ts';
import { deploymentQuery } from '../queries/deploymentQuery.ts';
import { say } from '../words/english.ts';

const DeploymentContext = createContext<Deployment | null>(null);

/** Shows its children once the deployment is known, and says in words why it is not. */
export function DeploymentProvider({ children }: { children: (found: Deployment) => ReactNode }) {
  const { data, error } = useQuery(deploymentQuery);
  if (data) return <DeploymentContext value={data}>{children(data)}</DeploymentContext>;
  return (
    <main className="mx-auto grid min-h-dvh max-w-md place-content-center gap-3 p-4">
      <h1 className="text-base font-semibold">Weir</h1>
      {error ? (
        <Notice tone="error">{say.notFound(error.message)}</Notice>
      ) : (
        <p role="status" className="text-quiet">
          {say.finding}
        </p>
      )}
    </main>
  );
}

interface DeploymentScopeProps {
  deployment: Deployment;
  children: ReactNode;
}

/** Gives what is inside it another deployment than the file's: with markets that opened since. */
export function DeploymentScope({ deployment, children }: DeploymentScopeProps) {
  return <DeploymentContext value={deployment}>{children}</DeploymentContext>;
}

/** The deployment of this page. */
export function useDeployment(): Deployment {
  const deployment = use(DeploymentContext);
  if (!deployment) throw new Error('useDeployment is used outside of DeploymentProvider.');
  return deployment;
}
