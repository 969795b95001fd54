import { parseUnits } from 'viem';
import { LOCAL_CHAIN_ID, type Token, useDeployment } from '#features/deployment';
import { mintCall, useTransactions } from '#features/transactions';
import { useAccount, useBalance } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { say } from '../words/english.ts';

/** Whole tokens that one press gives: enough to trade with, whatever the token is worth. */
const GIFT: Record<string, string> = { WETH: '10', WBTC: '1', USDC: '50000' };
const USUAL_GIFT = '1000000';

/** The account's tokens; on the local chain, more of each for the asking. */
export function Faucet() {
  const { chainId, tokens, markets } = useDeployment();
  const { undertake, isBusy } = useTransactions(markets[0]);
  const { address } = useAccount();
  if (!address) return null;
  const give = (token: Token) =>
    undertake({
      label: say.getTest(token.symbol),
      call: mintCall(
        token.address,
        address,
        parseUnits(GIFT[token.symbol] ?? USUAL_GIFT, token.decimals),
      ),
    });
  return (
    <ul className="flex flex-col">
      {tokens.map((token) => (
        <li key={token.address} className="flex h-8 items-center justify-between gap-3 text-xs">
          <span className="font-medium">{token.symbol}</span>
          <span className="ml-auto">
            <Held token={token} />
          </span>
          {chainId === LOCAL_CHAIN_ID && (
            <Button
              size="small"
              disabled={isBusy}
              onClick={() => void give(token)}
              aria-label={say.getTest(token.symbol)}
            >
              {say.getMore}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Held({ token }: { token: Token }) {
  const balance = useBalance(token.address);
  return balance === undefined ? '–' : formatAmount(balance, token.decimals);
}
