import { priceFromWhole } from '@weir/contracts';
import { useState } from 'react';
import { zeroAddress } from 'viem';
import { explainEscrow } from '#features/escrowErrors';
import { usePeers } from '#features/peers';
import { escrowCall, useTransactions } from '#features/transactions';
import { readDecimal } from '#lib/decimalEntry.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Button } from '#ui/Button.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Detail } from '#ui/Detail.tsx';
import { Empty } from '#ui/Empty.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { type ShownOffer, tokenText } from '../model/shownOffer.ts';
import { say } from '../words/english.ts';
import { entryWords } from './AcceptForm.tsx';

/** The maker's own offer: what is free and what is taken, a new price, less of it, or none. */
export function ManageOffer({ shown }: { shown: ShownOffer }) {
  const { offer, token, currency, state } = shown;
  const { escrow } = usePeers();
  const { undertake, isBusy, failure } = useTransactions();
  const [price, setPrice] = useState('');
  const [less, setLess] = useState('');
  const follows = offer.price.adapter !== zeroAddress;
  // A premium is typed in percent with four decimals, which are millionths of the market's price.
  const priceEntry = readDecimal(price, follows ? 4 : 6);
  const typedPrice = priceEntry.kind === 'units' ? priceEntry.units : 0n;
  const figure = follows ? 1_000_000n + typedPrice : priceFromWhole(typedPrice, token.decimals);
  const lessEntry = readDecimal(less, token.decimals);
  const out = lessEntry.kind === 'units' ? lessEntry.units : 0n;
  const explain = explainEscrow(token);
  const wait = isBusy ? say.waiting : null;

  const reprice = async () => {
    const call = escrowCall(escrow, 'reprice', [offer, figure]);
    if (await undertake({ label: say.repriceLabel, call, explain }))
      setPrice(unlessRetyped(price, ''));
  };
  const reduce = async (amount: bigint, label: string) => {
    const call = escrowCall(escrow, 'reduce', [offer, amount]);
    if (await undertake({ label, call, explain })) setLess(unlessRetyped(less, ''));
  };

  if (!state.isOpen) {
    return (
      <Panel title={say.yourOfferTitle}>
        <Empty>{say.closedOffer}</Empty>
      </Panel>
    );
  }
  return (
    <Panel title={say.yourOfferTitle}>
      <div className="flex flex-col gap-3 p-3">
        <dl>
          <Detail name={say.free}>{tokenText(state.free, token)}</Detail>
          <Detail name={say.taken}>{tokenText(offer.total - state.free, token)}</Detail>
          <Detail name={say.reserve}>{tokenText(state.reserve, token)}</Detail>
        </dl>
        <DecimalField
          label={follows ? say.newPremium : say.newPrice}
          unit={follows ? '%' : currency}
          value={price}
          onChange={setPrice}
          problem={entryWords(priceEntry, follows ? '%' : currency)}
        />
        <Button
          look="primary"
          disabled={isBusy || priceEntry.kind !== 'units' || (!follows && typedPrice === 0n)}
          onClick={() => void reprice()}
        >
          {wait ?? say.reprice}
        </Button>
        <p className="text-xs text-quiet">{say.repriceWords}</p>
        <DecimalField
          label={say.takeOut}
          unit={token.symbol}
          value={less}
          onChange={setLess}
          problem={
            entryWords(lessEntry, token.symbol) ??
            (out > state.free ? say.onlyFree(tokenText(state.free, token)) : undefined)
          }
        />
        <div className="grid grid-cols-2 gap-2">
          <Button
            disabled={isBusy || out === 0n || out > state.free}
            onClick={() => void reduce(out, say.reduceLabel(tokenText(out, token)))}
          >
            {wait ?? say.reduce}
          </Button>
          <Button disabled={isBusy} onClick={() => void reduce(2n ** 128n - 1n, say.closeLabel)}>
            {wait ?? say.closeOffer}
          </Button>
        </div>
        <p className="text-xs text-quiet">{say.closeWords}</p>
        <FailureNotice failure={failure} />
      </div>
    </Panel>
  );
}
