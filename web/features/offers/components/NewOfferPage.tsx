import { fiatOf, type Offer, offerReserve } from '@weir/contracts';
import { useState } from 'react';
import { bytesToBigInt, zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import { type Token, useDeployment } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { useEscrowBalance, usePeers } from '#features/peers';
import { useTokens } from '#features/tokens';
import { ApprovalSteps, escrowCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { termsTime } from '#lib/termsTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { keepTerms } from '../model/keptTerms.ts';
import { type DraftField, emptyDraft, type OfferDraft, readDraft } from '../model/offerDraft.ts';
import { moneyText, tokenText } from '../model/shownOffer.ts';
import { useBonds } from '../queries/useAcceptance.ts';
import { useOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { OfferFields } from './OfferFields.tsx';
import { PeerNav } from './PeerNav.tsx';
import { ReadingNotices } from './ReadingNotices.tsx';
import { SignOffer } from './SignOffer.tsx';

/** Makes an offer; what of it lies in escrow is shown before it does. */
export function NewOfferPage({ onPosted }: { onPosted: () => void }) {
  const { tokens } = useDeployment();
  const known = useTokens();
  const [chosen, setToken] = useState<Token | null>(null);
  const token = chosen ?? tokens[0] ?? known[0];
  const offers = useOffers({ kind: 'none' });
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      <ReadingNotices offers={offers} />
      {token && <OfferForm token={token} onToken={setToken} offers={offers} onPosted={onPosted} />}
    </main>
  );
}

interface OfferFormProps {
  token: Token;
  onToken: (token: Token) => void;
  offers: ReturnType<typeof useOffers>;
  onPosted: () => void;
}

function OfferForm({ token, onToken, offers, onPosted }: OfferFormProps) {
  const { escrow, pool } = usePeers();
  const { address } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const [draft, setDraft] = useState<OfferDraft>(emptyDraft);
  // Makes equal offers differ, and names the signature of one: drawn at random, once a form.
  const [nonce] = useState(() => bytesToBigInt(crypto.getRandomValues(new Uint8Array(32))));
  const { data } = offers;
  const maker = address ?? zeroAddress;
  const now = termsTime(data?.block ?? { timestamp: 0n });
  const { offer, problems } = readDraft(draft, { token, maker, pool, now, nonce });
  const lock = useOfferLock(offer, token);
  const terms = data?.tokens.get(token.address.toLowerCase());
  const inWallet = useSpendable(token.address);
  const call = offer && escrowCall(escrow, 'post', [offer, '0x']);
  const approvals =
    lock && lock !== 'silent' && lock.fromWallet > 0n
      ? [{ token: token.address, symbol: token.symbol, amount: lock.fromWallet }]
      : [];

  const obstacle = () => {
    if (data?.isPaused) return say.pausedShort;
    if (Object.keys(problems.wrong).length > 0) return say.changeMarked;
    if (problems.missing !== null) return say.fillIn(fieldWords(problems.missing));
    if (lock === null || inWallet === undefined) return say.readingBonds;
    if (lock === 'silent') return say.judgeSilent;
    if (lock.fromWallet > inWallet) return say.notEnough(token.symbol);
    return isBusy ? say.waiting : null;
  };
  const submit = async () => {
    if (!call) return;
    keepTerms(draft.terms);
    const isDone = await undertake({
      label: say.postLabel,
      approvals,
      pays: approvals.map(({ amount }) => ({ token: token.address, amount })),
      call,
      explain: explainEscrow(token),
    });
    if (isDone) onPosted();
  };
  const stops = obstacle();
  return (
    <div className="grid items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
      <Panel title={say.makeOffer}>
        <OfferFields
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          token={token}
          onToken={onToken}
          wrong={problems.wrong}
          methods={data?.methods ?? new Map()}
          isPegged={terms?.isPegged ?? false}
        />
      </Panel>
      <Panel title={say.preview} className="md:sticky md:top-2">
        <div className="flex flex-col gap-3 p-3">
          <Preview offer={offer} token={token} lock={lock} currency={draft.currency} />
          <p className="text-xs text-quiet">{say.previewWords}</p>
          <FailureNotice failure={failure} />
          <SendButton obstacle={stops} label={say.post} onSubmit={() => void submit()} />
          {offer && lock !== 'silent' && address && <SignOffer offer={offer} terms={draft.terms} />}
          {stops === null && call && approvals.length > 0 && (
            <ApprovalSteps approvals={approvals} call={call} />
          )}
        </div>
      </Panel>
    </div>
  );
}

/** What a field is called. */
function fieldWords(field: DraftField): string {
  const words: Partial<Record<DraftField, string>> = {
    total: say.total,
    least: say.least,
    greatest: say.greatest,
    price: say.priceOfOne,
    adapter: say.adapter,
    lowest: say.lowest,
    highest: say.highest,
    currency: say.currency,
    methods: say.method,
    sellerBond: say.sellerBond,
    buyerBond: say.buyerBond,
    days: say.endsAfter,
    judge: say.otherJudge,
  };
  return words[field] ?? field;
}

interface OfferLock {
  /** Units for the maker's bonds. */
  reserve: bigint;
  /** And all that lies in escrow. */
  all: bigint;
  /** What of it comes out of the wallet: the escrow's balance goes first. */
  fromWallet: bigint;
}

/** What an offer puts in escrow; null while unknown, `silent` where its judge does not say what it costs. */
function useOfferLock(offer: Offer | null, token: Token): OfferLock | 'silent' | null {
  const held = useEscrowBalance(token.address);
  const id = offer ? `${offer.arbitrator}.${offer.sellerBond}.${offer.buyerBond}` : '';
  const bonds = useBonds(offer, `${id}.${token.address}`, offer?.least ?? 0n);
  if (!offer) return null;
  if (!bonds.data) return bonds.error ? 'silent' : null;
  const bond = offer.isSell ? bonds.data.seller : bonds.data.buyer;
  const reserve = offerReserve(bond, offer.total, offer.least);
  const all = reserve + (offer.isSell ? offer.total : 0n);
  const inEscrow = held ?? 0n;
  return { reserve, all, fromWallet: all > inEscrow ? all - inEscrow : 0n };
}

function Preview({
  offer,
  token,
  lock,
  currency,
}: {
  offer: Offer | null;
  token: Token;
  lock: OfferLock | 'silent' | null;
  currency: string;
}) {
  const known = lock === 'silent' ? null : lock;
  const inToken = (units: bigint | undefined) =>
    units === undefined ? '–' : tokenText(units, token);
  const isFixed = offer?.price.adapter === zeroAddress;
  const money = (units: bigint) =>
    offer && isFixed ? moneyText(fiatOf(offer.price.figure, units), currency) : '–';
  return (
    <dl>
      <Detail name={say.limits}>
        {offer ? say.range(tokenText(offer.least, token), tokenText(offer.greatest, token)) : '–'}
        {offer && isFixed && (
          <span className="block text-quiet">
            {say.range(money(offer.least), money(offer.greatest))}
          </span>
        )}
      </Detail>
      <Detail name={say.moneyInAll}>{offer ? money(offer.total) : '–'}</Detail>
      {offer?.isSell !== false && <Detail name={say.tokensLocked}>{inToken(offer?.total)}</Detail>}
      <Detail name={say.reserve}>{inToken(known?.reserve)}</Detail>
      <Detail name={say.locked}>
        <span className="font-semibold">{inToken(known?.all)}</span>
      </Detail>
      <Detail name={say.outOfWallet}>{inToken(known?.fromWallet)}</Detail>
    </dl>
  );
}
