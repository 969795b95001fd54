import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Token, useDeployment } from '#features/deployment';
import { TokenMark } from '#features/tokens';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import type { AssetRow } from '../model/assetRows.ts';
import type { Asset } from '../model/assets.ts';
import { isCoin } from '../model/coinAsset.ts';
import { say } from '../words/english.ts';
import type { AskedTransfer } from './TransferDialog.tsx';

export type OnMove = (asked: AskedTransfer) => void;

/** What table and list of the assets are drawn from. */
export interface AssetListProps {
  rows: readonly AssetRow[];
  /** In whole reference tokens, for reading; null where none is known. */
  priceOf: (asset: Asset) => string | null;
  reference: Token | null;
  onMove: OnMove;
}

/** The heads of price and places, in the order of `amountsOf`. */
export const heads = () => [
  say.price,
  say.wallet,
  say.inside,
  say.inOrders,
  say.toClaim,
  say.inPools,
];

/** What the account has of a token, place by place. */
export function amountsOf({ token, wallet, internal, locked, claimable, pooled }: Asset) {
  const places = { wallet, internal, locked, claimable, pooled };
  return Object.entries(places).map(([place, units]) => ({
    place,
    text: units === null ? '?' : formatAmount(units, token.decimals),
  }));
}

/** A token's mark and names. */
export function TokenName({ token }: { token: Asset['token'] }) {
  return (
    <span className="flex items-center gap-2">
      <TokenMark address={token.address} size={22} />
      <span className="min-w-0">
        <bdi className="block font-medium">{token.symbol}</bdi>
        <span className="block text-2xs text-quiet">
          {token.unlisted ? say.notListed(shortAddress(token.address)) : <bdi>{token.name}</bdi>}
        </span>
      </span>
    </span>
  );
}

interface CoinNameProps {
  forms: readonly [coin: Asset, wrapped: Asset];
  isOpen: boolean;
  onToggle: () => void;
}

/** The coin and its wrapped form as one: a press shows how much there is of each. */
export function CoinName({ forms: [coin, wrapped], isOpen, onToggle }: CoinNameProps) {
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className="-ml-1 flex items-center gap-2 rounded-md px-1 py-0.5 text-left hover:bg-raised"
    >
      <TokenMark address={coin.token.address} size={22} />
      <span className="min-w-0">
        <bdi className="block font-medium">{coin.token.symbol}</bdi>
        <span className="block text-2xs text-quiet">{say.bothForms(wrapped.token.symbol)}</span>
      </span>
      <span className={isOpen ? 'rotate-180' : ''}>
        <Icon name="down" />
      </span>
    </button>
  );
}

/** What can be done with the coin in both its forms. */
export function CoinActions({
  forms: [, wrapped],
  onMove,
}: Pick<CoinNameProps, 'forms'> & { onMove: OnMove }) {
  return (
    <span className="flex justify-end gap-1.5">
      <Button size="small" onClick={() => onMove({ kind: 'turn', token: wrapped.token })}>
        {say.turn}
      </Button>
    </span>
  );
}

/** What can be done with one token. */
export function RowActions({ asset, onMove }: { asset: Asset; onMove: OnMove }): ReactNode {
  const { markets, wrappedCoin } = useDeployment();
  const { token, wallet, internal } = asset;
  const traded = isCoin(token.address) ? [token.address, wrappedCoin] : [token.address];
  const market = markets.find(({ base, quote }) =>
    [base.address, quote.address].some((address) => traded.includes(address)),
  );
  return (
    <span className="flex justify-end gap-1.5">
      <Button
        size="small"
        disabled={wallet === 0n}
        aria-label={say.depositToken(token.symbol)}
        onClick={() => onMove({ kind: 'deposit', token })}
      >
        {say.deposit}
      </Button>
      <Button
        size="small"
        disabled={internal === 0n}
        aria-label={say.withdrawToken(token.symbol)}
        onClick={() => onMove({ kind: 'withdraw', token })}
      >
        {say.withdraw}
      </Button>
      {market && (
        <Link
          to="/trade"
          search={{ pair: market.slug }}
          aria-label={say.tradeToken(token.symbol)}
          className="inline-flex h-6 items-center rounded-md px-2 text-xs font-medium text-accent hover:bg-raised"
        >
          {say.trade}
        </Link>
      )}
    </span>
  );
}
