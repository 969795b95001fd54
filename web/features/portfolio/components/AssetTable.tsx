import { type ReactNode, useState } from 'react';
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

/** The assets where there is room. */
export function AssetTable({ rows, reference, ...parts }: AssetListProps) {
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
            {reference ? say.valueIn(reference.symbol) : say.value}
          </th>
          <th scope="col">
            <span className="sr-only">{say.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          row.kind === 'coin' ? (
            <CoinRows key="coin" row={row} {...parts} />
          ) : (
            <TokenRow key={row.asset.token.address} asset={row.asset} {...parts} />
          ),
        )}
      </tbody>
    </table>
  );
}

type RowParts = Pick<AssetListProps, 'priceOf' | 'onMove'>;

interface CoinRowsProps extends RowParts {
  row: Extract<AssetRow, { kind: 'coin' }>;
}

function CoinRows({ row, priceOf, onMove }: CoinRowsProps) {
  const [isOpen, setOpen] = useState(false);
  const { asset, forms } = row;
  return (
    <>
      <Row
        asset={asset}
        price={priceOf(asset)}
        name={<CoinName forms={forms} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />}
        actions={<CoinActions forms={forms} onMove={onMove} />}
      />
      {isOpen &&
        forms.map((form) => (
          <TokenRow
            key={form.token.address}
            asset={form}
            isPart
            priceOf={priceOf}
            onMove={onMove}
          />
        ))}
    </>
  );
}

function TokenRow(props: RowParts & { asset: Asset; isPart?: boolean }) {
  const { asset, priceOf, onMove, isPart = false } = props;
  return (
    <Row
      asset={asset}
      price={priceOf(asset)}
      name={
        <span className={isPart ? 'block pl-4' : ''}>
          <TokenName token={asset.token} />
        </span>
      }
      actions={<RowActions asset={asset} onMove={onMove} />}
    />
  );
}

interface RowProps {
  asset: Asset;
  price: string | null;
  name: ReactNode;
  actions: ReactNode;
}

function Row({ asset, price, name, actions }: RowProps) {
  return (
    <tr className="border-t border-line hover:bg-raised/50">
      <th scope="row" className="text-left font-normal">
        {name}
      </th>
      <td className="text-right text-quiet">{price ?? '–'}</td>
      {amountsOf(asset).map(({ place, text }) => (
        <td key={place} className={`text-right ${text === '0' ? 'text-quiet' : ''}`}>
          {text}
        </td>
      ))}
      <td className="text-right font-medium">
        {asset.value === null ? '–' : formatValue(asset.value)}
      </td>
      <td>{actions}</td>
    </tr>
  );
}
