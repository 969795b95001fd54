import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Token, useDeployment } from '#features/deployment';
import { TokenMark } from '#features/tokens';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { Asset } from '../model/assets.ts';
import { isCoin } from '../model/coinAsset.ts';
import { formatPrice, formatValue } from '../model/prices.ts';
import { say } from '../words/english.ts';
import type { AskedTransfer } from './TransferDialog.tsx';

interface AssetsPanelProps {
  assets: readonly Asset[];
  prices: ReadonlyMap<string, string>;
  reference: Token;
  onMove: (asked: AskedTransfer) => void;
}

/** Every token with what the account has of it, by where it is: a table where there is room, else a list. */
export function AssetsPanel({ assets, prices, reference, onMove }: AssetsPanelProps) {
  const isRoomy = useMediaQuery('(width >= 860px)');
  const first = assets.find(({ token }) => !token.unlisted) ?? assets[0];
  const priceOf = ({ token }: Asset) => {
    const price = prices.get(token.address);
    return price === undefined ? null : formatPrice(price);
  };
  const rows = { assets, priceOf, reference, onMove };
  return (
    <Panel
      title={say.assets}
      aside={
        first && (
          <span className="flex gap-1.5">
            <Button size="small" onClick={() => onMove({ kind: 'deposit', token: first.token })}>
              {say.deposit}
            </Button>
            <Button size="small" onClick={() => onMove({ kind: 'withdraw', token: first.token })}>
              {say.withdraw}
            </Button>
          </span>
        )
      }
    >
      {isRoomy ? <Table {...rows} /> : <Cards {...rows} />}
    </Panel>
  );
}

interface RowsProps {
  assets: readonly Asset[];
  priceOf: (asset: Asset) => string | null;
  reference: Token;
  onMove: (asked: AskedTransfer) => void;
}

const heads = () => [say.price, say.wallet, say.inside, say.inOrders, say.toClaim, say.inPools];

function Table({ assets, priceOf, reference, onMove }: RowsProps) {
  return (
    <table className="w-full text-xs [&_td]:h-11 [&_td]:px-3 [&_td]:whitespace-nowrap [&_th]:h-7 [&_th]:px-3">
      <thead className="text-2xs text-quiet">
        <tr>
          <th scope="col" className="text-left font-normal">
            {say.asset}
          </th>
          {heads().map((head) => (
            <th key={head} scope="col" className="text-right font-normal">
              {head}
            </th>
          ))}
          <th scope="col" className="text-right font-normal">
            {say.valueIn(reference.symbol)}
          </th>
          <th scope="col">
            <span className="sr-only">{say.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {assets.map((asset) => (
          <tr key={asset.token.address} className="border-t border-line hover:bg-raised/50">
            <th scope="row" className="text-left font-normal">
              <TokenName token={asset.token} />
            </th>
            <td className="text-right text-quiet">{priceOf(asset) ?? '–'}</td>
            {amountsOf(asset).map(({ place, text }) => (
              <td key={place} className={`text-right ${text === '0' ? 'text-quiet' : ''}`}>
                {text}
              </td>
            ))}
            <td className="text-right font-medium">
              {asset.value === null ? '–' : formatValue(asset.value)}
            </td>
            <td>
              <RowActions asset={asset} onMove={onMove} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cards({ assets, priceOf, reference, onMove }: RowsProps) {
  const names = heads().slice(1);
  return (
    <ul>
      {assets.map((asset) => (
        <li
          key={asset.token.address}
          className="flex flex-col gap-2 border-t border-line p-3 first:border-t-0"
        >
          <div className="flex items-start justify-between gap-3">
            <TokenName token={asset.token} />
            <div className="text-right">
              <p className="font-medium">
                {asset.value === null ? '–' : `${formatValue(asset.value)} ${reference.symbol}`}
              </p>
              {priceOf(asset) && (
                <p className="text-2xs text-quiet">{say.at(priceOf(asset) ?? '')}</p>
              )}
            </div>
          </div>
          <dl className="grid grid-cols-2 gap-x-6 text-xs">
            {amountsOf(asset).map(({ place, text }, index) =>
              text === '0' && index > 1 ? null : (
                <div key={place} className="flex justify-between gap-2">
                  <dt className="text-quiet">{names[index]}</dt>
                  <dd>{text}</dd>
                </div>
              ),
            )}
          </dl>
          <RowActions asset={asset} onMove={onMove} />
        </li>
      ))}
    </ul>
  );
}

function amountsOf({ token, wallet, internal, locked, claimable, pooled }: Asset) {
  const places = { wallet, internal, locked, claimable, pooled };
  return Object.entries(places).map(([place, units]) => ({
    place,
    text: units === null ? '?' : formatAmount(units, token.decimals),
  }));
}

function TokenName({ token }: { token: Asset['token'] }) {
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

function RowActions({ asset, onMove }: { asset: Asset; onMove: RowsProps['onMove'] }): ReactNode {
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
