import type { AtomicSwap, SwapSide } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';
import { useAccount } from '#features/wallet';
import { exactDecimal, groupThousands } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { type LegToken, useLegToken } from '../queries/useLegToken.ts';
import type { SwapChains } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { FreeChoice } from './FreeChoice.tsx';

/** Both legs' tokens, as their chains name them. */
export type LegTokens = Readonly<Record<SwapSide, LegToken>>;

export function useLegTokens(terms: AtomicSwap, chains: SwapChains): LegTokens {
  return {
    first: useLegToken(chains.first, terms.first.token),
    second: useLegToken(chains.second, terms.second.token),
  };
}

/** An amount of a leg: in the token where it is known, else in units. */
export function legAmount(terms: AtomicSwap, side: SwapSide, tokens: LegTokens): string {
  const { amount } = terms[side];
  const { token } = tokens[side];
  if (!token) return say.units(groupThousands(String(amount)));
  return `${groupThousands(exactDecimal(amount, token.decimals))} ${token.symbol}`;
}

interface SwapTermsProps {
  terms: AtomicSwap;
  /** Whether the reader is the holder of the secret: then the first leg is given. */
  isHolder: boolean;
  tokens: LegTokens;
  now: number;
}

/** All that is agreed, addresses in full: what two people compare. */
export function SwapTerms({ terms, isHolder, tokens, now }: SwapTermsProps) {
  const [give, get] = isHolder ? (['first', 'second'] as const) : (['second', 'first'] as const);
  const symbols = [tokens.first.token?.symbol, tokens.second.token?.symbol];
  const isSameSymbol = symbols[0] !== undefined && symbols[0] === symbols[1];
  return (
    <Panel title={say.terms}>
      <div className="flex flex-col gap-3 p-3">
        <Leg title={say.youGive} side={give} {...{ terms, tokens }} />
        <Leg title={say.youGet} side={get} {...{ terms, tokens }} />
        {isSameSymbol && <Notice tone="warn">{say.sameSymbol(String(symbols[0]))}</Notice>}
        <dl className="border-t border-line pt-2">
          <Detail name={say.profileName}>{say[terms.profile]}</Detail>
          <Detail name={say.hash}>
            <span className="text-2xs break-all">{terms.hash}</span>
          </Detail>
        </dl>
        <p className={`text-xs ${terms.profile === 'fast' ? 'text-warn' : 'text-quiet'}`}>
          {say[`${terms.profile}Trust`]}
        </p>
        <FreeChoice terms={terms} now={now} />
        <p className="text-xs text-quiet">{say.gasNote}</p>
      </div>
    </Panel>
  );
}

interface LegProps {
  title: string;
  side: SwapSide;
  terms: AtomicSwap;
  tokens: LegTokens;
}

function Leg({ title, side, terms, tokens }: LegProps) {
  const { address } = useAccount();
  const { chainId, token, sender, receiver, amount, expiry } = terms[side];
  const { isSuspicious, problem } = tokens[side];
  const party = (who: Address) => (
    <>
      <span className="text-2xs break-all">{who}</span>
      {address && isAddressEqual(who, address) && (
        <span className="whitespace-nowrap"> ({say.you})</span>
      )}
    </>
  );
  return (
    <section aria-label={title}>
      <h3 className="text-xs text-quiet">{title}</h3>
      <p className="text-base font-semibold break-words">
        {legAmount(terms, side, tokens)}{' '}
        <span className="text-sm font-medium">{say.onChain(say.chain(chainId))}</span>
      </p>
      {isSuspicious && <Notice tone="warn">{say.suspiciousToken}</Notice>}
      {problem && <Notice tone="warn">{problem}</Notice>}
      <dl>
        <Detail name={say.tokenAddress}>
          <span className="text-2xs font-semibold break-all">{token}</span>
        </Detail>
        <Detail name={say.amount}>{say.units(groupThousands(String(amount)))}</Detail>
        <Detail name={say.from}>{party(sender)}</Detail>
        <Detail name={say.to}>{party(receiver)}</Detail>
        <Detail name={say.backFrom}>{formatDayMinute(expiry)}</Detail>
      </dl>
    </section>
  );
}
