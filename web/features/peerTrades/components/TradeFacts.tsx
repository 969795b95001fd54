import { Link } from '@tanstack/react-router';
import type { Role } from '@weir/contracts';
import { escrowPayouts } from '@weir/contracts';
import { RecordMeaning, recordWords, useTraders } from '#features/peers';
import { shortAddress } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { Panel } from '#ui/Panel.tsx';
import { exactTokenText, fiatText, methodText } from '../model/shownTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';

const linkClass = 'underline decoration-line underline-offset-2 hover:decoration-current';

/** What was agreed, and what of it is public. */
export function TradeFacts() {
  const { trade, token, roles } = useSeenTrade();
  const records = useTraders([trade.seller, trade.buyer]);
  const recordOf = (address: string) => {
    const record = records.get(address.toLowerCase());
    return record && recordWords(record);
  };
  const party = (role: Role, address: string) => (
    <>
      <Link to="/p2p/traders/$account" params={{ account: address }} className={linkClass}>
        {shortAddress(address)}
      </Link>
      {roles.includes(role) && ` (${say.you})`}
      {recordOf(address) && <span className="block text-quiet">{recordOf(address)}</span>}
    </>
  );
  return (
    <Panel title={say.facts}>
      <dl className="px-3 py-2">
        <Detail name={say.amount}>{exactTokenText(trade.amount, token)}</Detail>
        <Detail name={say.price}>{fiatText(trade)}</Detail>
        <Detail name={say.method}>{methodText(trade)}</Detail>
        <Detail name={say.seller}>{party('seller', trade.seller)}</Detail>
        <Detail name={say.buyer}>{party('buyer', trade.buyer)}</Detail>
        <Detail name={say.sellerBond}>{exactTokenText(trade.sellerBond, token)}</Detail>
        <Detail name={say.buyerBond}>{exactTokenText(trade.buyerBond, token)}</Detail>
        <Detail name={say.fee}>
          {exactTokenText(escrowPayouts.fee(trade.amount, BigInt(trade.feeRate)), token)}
        </Detail>
        <Detail name={say.court}>{shortAddress(trade.arbitrator)}</Detail>
        <Detail name={say.offer}>
          <Link to="/p2p/offers/$offer" params={{ offer: trade.offer }} className={linkClass}>
            {say.toOffer}
          </Link>
        </Detail>
      </dl>
      <div className="border-t border-line px-3 py-2">
        <RecordMeaning />
      </div>
      <p className="border-t border-line px-3 py-2 text-xs text-quiet">{say.forEver}</p>
    </Panel>
  );
}
