import { zeroAddress } from 'viem';
import { exactTokenText } from '#features/peerTrades';
import { useTokens } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { useCourtCall } from '../queries/useCourtCall.ts';
import { usePoolTerms, useTokenAt } from '../queries/useCourtPool.ts';
import { useOwed } from '../queries/useOwed.ts';
import { say } from '../words/english.ts';

/** Fees and rewards that the pool keeps for the account, to be taken out. */
export function ClaimsPanel() {
  const { address } = useAccount();
  const { data: terms } = usePoolTerms();
  const known = useTokens().map((token) => token.address);
  const tokenAt = useTokenAt();
  const stake = terms ? [terms.stakeToken] : [];
  const unique = new Map([...stake, ...known].map((token) => [BigInt(token), token]));
  const owed = useOwed([...unique.values()]);
  const { call, isBusy, failure } = useCourtCall(tokenAt(terms?.stakeToken ?? zeroAddress));
  return (
    <Panel title={say.owed}>
      <div className="flex flex-col gap-2 p-3">
        {!owed && <Skeleton rows={1} label={say.owed} />}
        {owed?.length === 0 && <p className="text-xs text-quiet">{say.nothingOwed}</p>}
        {owed?.map(({ token, amount }) => {
          const text = exactTokenText(amount, tokenAt(token));
          return (
            <div key={token} className="flex items-center justify-between gap-3">
              <span className="font-medium">{text}</span>
              <Button
                disabled={isBusy || !address}
                onClick={() => {
                  if (address) void call('claim', [token, address], say.claimLabel(text));
                }}
              >
                {say.claim}
              </Button>
            </div>
          );
        })}
        <FailureNotice failure={failure} />
      </div>
    </Panel>
  );
}
