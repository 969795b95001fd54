import { useQuery } from '@tanstack/react-query';
import { type Address, zeroAddress } from 'viem';
import { useConfig } from 'wagmi';
import { useDeployment } from '#features/deployment';
import { useAccount, useNode } from '#features/wallet';
import { previewSteps } from '../queries/runUndertaking.ts';
import { say } from '../words/english.ts';
import type { ApprovalStepsProps } from './ApprovalSteps.tsx';

const NONE = [] as const;

/** The line itself: see `ApprovalSteps`, which loads it. */
export default function ApprovalStepsContent(props: ApprovalStepsProps) {
  const { approvals = NONE, permission, call } = props;
  const { chainId, exchange } = useDeployment();
  const { address } = useAccount();
  const config = useConfig();
  const node = useNode();
  const account: Address = address ?? zeroAddress;
  const needed = approvals.map(({ token, amount }) => `${token} ${amount}`);
  const name = 'functionName' in call ? call.functionName : call.kind;
  const { data = [] } = useQuery({
    queryKey: ['account', chainId, account, 'steps', { needed, name }],
    queryFn: () => previewSteps({ config, node, exchange, account, approvals, permission, call }),
    enabled: address !== undefined && (approvals.length > 0 || permission !== undefined),
    // The line stays while an amount is typed; the button asks anew.
    placeholderData: (before) => before,
    staleTime: 10_000,
  });
  if (data.length === 0) return <p className="min-h-4" />;
  const words = [...data, say.send].map((step, place) => `${place + 1}.\u00a0${step}`).join(', ');
  return <p className="min-h-4 text-center text-xs text-quiet">{say.stepsBefore(words)}</p>;
}
