import { type ReactNode, useState } from 'react';
import type { Token } from '#features/deployment';
import type { AssetRow } from '../model/assetRows.ts';
import type { Asset } from '../model/assets.ts';
import { formatValue } from '../model/prices.ts';
import { say } from '../words/english.ts';
import {
  type AssetListProps,
  amountsOf,
  CoinActions,
  CoinName,
  heads,
  RowActions,
  TokenName,
} from './AssetParts.tsx';

/** The assets where the table has no room. */
export function AssetCards({ rows, ...parts }: AssetListProps) {
  return (
    <ul>
      {rows.map((row) =>
        row.kind === 'coin' ? (
          <CoinCards key="coin" row={row} {...parts} />
        ) : (
          <TokenCard key={row.asset.token.address} asset={row.asset} {...parts} />
        ),
      )}
    </ul>
  );
}

type CardParts = Omit<AssetListProps, 'rows'>;

interface CoinCardsProps extends CardParts {
  row: Extract<AssetRow, { kind: 'coin' }>;
}

function CoinCards({ row, ...parts }: CoinCardsProps) {
  const [isOpen, setOpen] = useState(false);
  const { asset, forms } = row;
  return (
    <>
      <Card
        asset={asset}
        price={parts.priceOf(asset)}
        reference={parts.reference}
        name={<CoinName forms={forms} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
        actions={<CoinActions forms={forms} onMove={parts.onMove} />}
      />
      {isOpen &&
        forms.map((form) => <TokenCard key={form.token.address} asset={form} {...parts} />)}
    </>
  );
}

function TokenCard({ asset, priceOf, reference, onMove }: CardParts & { asset: Asset }) {
  return (
    <Card
      asset={asset}
      price={priceOf(asset)}
      reference={reference}
      name={<TokenName token={asset.token} />}
      actions={<RowActions asset={asset} onMove={onMove} />}
    />
  );
}

interface CardProps {
  asset: Asset;
  price: string | null;
  reference: Token | null;
  name: ReactNode;
  actions: ReactNode;
}

function Card({ asset, price, reference, name, actions }: CardProps) {
  const names = heads().slice(1);
  return (
    <li className="flex flex-col gap-2 border-t border-line p-3 first:border-t-0">
      <div className="flex items-start justify-between gap-3">
        {name}
        <div className="text-right">
          <p className="font-medium">
            {asset.value === null || !reference
              ? '–'
              : `${formatValue(asset.value)} ${reference.symbol}`}
          </p>
          {price && <p className="text-2xs text-quiet">{say.at(price)}</p>}
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
      {actions}
    </li>
  );
}
