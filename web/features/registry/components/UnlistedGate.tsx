import { type ReactNode, useState } from 'react';
import { type ListedMarket, type Token, useDeployment } from '#features/deployment';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { say } from '../words/english.ts';

interface UnlistedGateProps {
  market: ListedMarket;
  children: ReactNode;
}

/** Before anything is signed in an unlisted market: what that means, once for each market on this device. */
export function UnlistedGate({ market, children }: UnlistedGateProps) {
  const { chainId } = useDeployment();
  const key = `weir.accepted.${chainId}.${market.terms.id.toString(16)}`;
  const [accepted, setAccepted] = useState<string | null>(null);
  if (!market.unlisted || accepted === key || readStored(key) !== null) return children;
  const { base, quote } = market;
  return (
    <section
      aria-labelledby="unlisted"
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-3"
    >
      <h2 id="unlisted" className="text-sm font-semibold">
        {say.title(`${base.symbol}/${quote.symbol}`)}
      </h2>
      <Notice tone="warn">{say.why}</Notice>
      <ul className="flex flex-col gap-2">
        {[base, quote].map((token) => (
          <TokenLine key={token.address} token={token} />
        ))}
      </ul>
      <Button
        look="primary"
        onClick={() => {
          writeStored(key, 'yes');
          setAccepted(key);
        }}
      >
        {say.accept}
      </Button>
    </section>
  );
}

function TokenLine({ token }: { token: Token }) {
  return (
    <li className="flex flex-col">
      <span>
        <span className="font-medium">{token.symbol}</span>{' '}
        <span className="text-quiet">
          {token.name}, {token.unlisted ? say.strange : say.vouched}
        </span>
      </span>
      <code className="font-sans text-2xs break-all text-quiet">{token.address}</code>
    </li>
  );
}
