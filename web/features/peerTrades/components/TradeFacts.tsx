import type { Role } from '@weir/contracts';
import { escrowPayouts } from '@weir/contracts';
import { ExplorerLink } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import { fiatText, methodText, tokenText } from '../model/shownTrade.ts';
import { say } from '../words/english.ts';
import { useSeenTrade } from './TradeContext.tsx';

/** What was agreed, and what of it is public. */
export function TradeFacts() {
  const { trade, token, roles } = useSeenTrade();
  const party = (role: Role, address: string) => (
    <>
      <ExplorerLink
        kind="address"
        value={address}
        what={say[role === 'seller' ? 'seller' : 'buyer']}
      />
      {roles.includes(role) && ` (${say.you})`}
    </>
  );
  return (
    <Panel title={say.facts}>
      <dl className="px-3 py-2">
        <Detail name={say.amount}>{tokenText(trade.amount, token)}</Detail>
        <Detail name={say.price}>{fiatText(trade)}</Detail>
        <Detail name={say.method}>{methodText(trade)}</Detail>
        <Detail name={say.seller}>{party('seller', trade.seller)}</Detail>
        <Detail name={say.buyer}>{party('buyer', trade.buyer)}</Detail>
        <Detail name={say.sellerBond}>{tokenText(trade.sellerBond, token)}</Detail>
        <Detail name={say.buyerBond}>{tokenText(trade.buyerBond, token)}</Detail>
        <Detail name={say.fee}>
          {tokenText(escrowPayouts.fee(trade.amount, BigInt(trade.feeRate)), token)}
        </Detail>
        <Detail name={say.court}>{shortAddress(trade.arbitrator)}</Detail>
      </dl>
      <p className="border-t border-line px-3 py-2 text-xs text-quiet">{say.forEver}</p>
    </Panel>
  );
}
