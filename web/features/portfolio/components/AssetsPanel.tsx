import { type Token, useDeployment } from '#features/deployment';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { assetRows } from '../model/assetRows.ts';
import type { Asset } from '../model/assets.ts';
import { formatPrice } from '../model/prices.ts';
import { say } from '../words/english.ts';
import { AssetCards } from './AssetCards.tsx';
import type { OnMove } from './AssetParts.tsx';
import { AssetTable } from './AssetTable.tsx';

interface AssetsPanelProps {
  assets: readonly Asset[];
  prices: ReadonlyMap<string, string>;
  /** What values are in; null where no market says what anything is worth. */
  reference: Token | null;
  onMove: OnMove;
}

/** Every token with what the account has of it, by where it is: a table where there is room, else a list. */
export function AssetsPanel({ assets, prices, reference, onMove }: AssetsPanelProps) {
  const { wrappedCoin } = useDeployment();
  const isRoomy = useMediaQuery('(width >= 860px)');
  const first = assets.find(({ token }) => !token.unlisted) ?? assets[0];
  const priceOf = ({ token }: Asset) => {
    const price = prices.get(token.address);
    return price === undefined ? null : formatPrice(price);
  };
  const List = isRoomy ? AssetTable : AssetCards;
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
      <List
        rows={assetRows(assets, wrappedCoin)}
        priceOf={priceOf}
        reference={reference}
        onMove={onMove}
      />
    </Panel>
  );
}
