import { useDeployment } from '#features/deployment';
import { Panel } from '#ui/Panel.tsx';
import { say } from '../words/english.ts';
import { Faucet } from './Faucet.tsx';

/** Test tokens for the asking, where tokens are worth nothing; elsewhere nothing at all. */
export function FaucetPanel() {
  const { isTestnet } = useDeployment();
  if (!isTestnet) return null;
  return (
    <Panel title={say.testTokens}>
      <div className="px-3 py-1.5">
        <Faucet />
      </div>
    </Panel>
  );
}
