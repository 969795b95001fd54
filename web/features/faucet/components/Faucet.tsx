import { useState } from 'react';
import { parseUnits } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { mintCall, useTransactions } from '#features/transactions';
import { useAccount, useBalance } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { say } from '../words/english.ts';

/** Whole tokens that one press gives: enough to trade with, whatever the token is worth. */
const GIFT: Record<string, string> = { WETH: '10', WBTC: '1', USDC: '50000' };
const USUAL_GIFT = '1000000';

/** The account's tokens; on local chains and test networks, more of each for the asking. */
export function Faucet() {
  const { isTestnet, tokens } = useDeployment();
  const { undertake, isBusy, failure } = useTransactions();
  const { address, isOnOtherChain } = useAccount();
  const [arrived, setArrived] = useState<string | null>(null);
  if (!address) return null;
  const give = async ({ address: token, symbol, decimals }: Token) => {
    setArrived(null);
    const amount = parseUnits(GIFT[symbol] ?? USUAL_GIFT, decimals);
    const call = mintCall(token, address, amount);
    const isDone = await undertake({ label: say.getTest(symbol), call });
    if (isDone) setArrived(say.arrived(formatAmount(amount, decimals), symbol));
  };
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-col">
        {tokens.map((token) => (
          <li key={token.address} className="flex h-8 items-center justify-between gap-3 text-xs">
            <span className="font-medium">{token.symbol}</span>
            <span className="ml-auto">
              <Held token={token} />
            </span>
            {isTestnet && (
              <Button
                size="small"
                disabled={isBusy || isOnOtherChain}
                onClick={() => void give(token)}
                aria-label={say.getTest(token.symbol)}
              >
                {say.getMore}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {arrived && <Notice tone="plain">{arrived}</Notice>}
      <FailureNotice failure={failure} />
    </div>
  );
}

function Held({ token }: { token: Token }) {
  const balance = useBalance(token.address);
  return balance === undefined ? '–' : formatAmount(balance, token.decimals);
}
