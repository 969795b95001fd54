import { type Acceptance, escrowAbi, methodName } from '@weir/contracts';
import {
  bytesToHex,
  commitToDetails,
  newTradeKeys,
  type PaymentDetails,
  publicKeysOf,
} from '@weir/contracts/messages';
import { useState } from 'react';
import { encodeFunctionData, type Hex, isAddressEqual, zeroAddress } from 'viem';
import { useSpendable } from '#features/coin';
import { useDeployment } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { keepTradeKeys } from '#features/messages';
import { useEscrowBalance, usePeers } from '#features/peers';
import { ApprovalSteps, escrowCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import {
  type AcceptanceDraft,
  acceptanceObstacle,
  hasPriceChanged,
  planAcceptance,
  type SeenPrice,
  worstPrice,
} from '../model/acceptancePlan.ts';
import type { OffersAtBlock } from '../model/offerSource.ts';
import { mostNow, priceOfWhole, type ShownOffer, tokenText } from '../model/shownOffer.ts';
import { useBonds, useBoughtCount } from '../queries/useAcceptance.ts';
import { say } from '../words/english.ts';
import { AcceptBySignature } from './AcceptBySignature.tsx';
import { AcceptSummary } from './AcceptSummary.tsx';
import { PaymentDetailsFields, type TypedDetails } from './PaymentDetailsFields.tsx';
import { SelectField } from './SelectField.tsx';

interface AcceptFormProps {
  shown: ShownOffer;
  /** The maker's, where the offer is not posted yet: it is then, in the same transaction. */
  signature?: Hex;
  data: OffersAtBlock;
  isStale: boolean;
  now: bigint;
  onTaken: () => void;
}

/** Takes an offer: how much, by which method, and all that is at risk, before the wallet is asked. */
export function AcceptForm({ shown, signature, data, isStale, now, onTaken }: AcceptFormProps) {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const { address } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const { offer, token, currency, price } = shown;
  const [text, setText] = useState('');
  const [method, setMethod] = useState(0);
  const [isStarter, setStarter] = useState(false);
  const [accountAge, setAccountAge] = useState<AcceptanceDraft['accountAge']>(0);
  const [typed, setTyped] = useState<TypedDetails>({ payee: '', account: '' });
  const [keysProblem, setKeysProblem] = useState<string | null>(null);
  // Made once a visit, and kept on the device before anything is sent.
  const [keys] = useState(() => newTradeKeys());
  const [blinding] = useState(() => crypto.getRandomValues(new Uint8Array(32)));
  const [seen, setSeen] = useState<SeenPrice | null>(null);
  const live = price === null ? null : { version: shown.state.version, price };
  if (seen === null && live !== null) setSeen(live);

  const entry = readDecimal(text, token.decimals);
  const units = entry.kind === 'units' ? entry.units : 0n;
  const bondsRead = useBonds(offer, shown.id, units);
  const chosen = shown.methods[method];
  const draft = { entry, method, isStarter, accountAge };
  const facts = {
    shown,
    draft,
    bonds: bondsRead.data,
    inEscrow: useEscrowBalance(token.address),
    inWallet: useSpendable(token.address),
    token: data.tokens.get(token.address.toLowerCase()),
    methodTerms: chosen && data.methods.get(chosen.id),
    boughtCount: useBoughtCount(offer.isSell ? address : offer.maker),
  };
  const plan = planAcceptance(facts);
  const details = offer.isSell ? null : detailsOf(typed);
  const commitment = details && commitmentOf(details, blinding);
  const hasChanged = seen !== null && hasPriceChanged(shown, seen);
  const judged = {
    ...facts,
    plan,
    now,
    isOwn: address !== undefined && isAddressEqual(address, offer.maker),
    isPaused: data.isPaused,
    isStale,
    isBusy,
    hasChanged,
    detailsProblem: offer.isSell
      ? null
      : details === null
        ? say.enterDetails
        : commitment === null
          ? say.detailsRefused
          : null,
  };
  const obstacle = acceptanceObstacle(judged);
  const publicKeys = publicKeysOf(keys);
  const acceptance: Acceptance = {
    version: seen?.version ?? shown.state.version,
    amount: units,
    worstPrice: seen ? worstPrice(shown, seen) : 0n,
    // A starter's buyer posts its bond only to dispute; it agrees to it now.
    mostBond: (offer.isSell ? facts.bonds?.buyer : facts.bonds?.seller) ?? 0n,
    method,
    sponsor: zeroAddress,
    isStarter,
    encryptionKey: bytesToHex(publicKeys.encryption),
    signingKey: bytesToHex(publicKeys.signing),
    details: commitment ?? `0x${'0'.repeat(64)}`,
    accountAge: offer.isSell ? 0 : accountAge,
  };
  const call =
    signature === undefined
      ? escrowCall(escrow, 'accept', [offer, acceptance])
      : escrowCall(escrow, 'multicall', [
          [
            encodeFunctionData({
              abi: escrowAbi,
              functionName: 'post',
              args: [offer, signature],
            }),
            encodeFunctionData({
              abi: escrowAbi,
              functionName: 'accept',
              args: [offer, acceptance],
            }),
          ],
        ]);
  const approvals =
    plan.fromWallet > 0n
      ? [{ token: token.address, symbol: token.symbol, amount: plan.fromWallet }]
      : [];

  const keepKeys = () => {
    const isKept = keepTradeKeys(
      { chainId, escrow },
      { keys, details: details && { details, blinding } },
      { account: address ?? null },
    );
    setKeysProblem(isKept ? null : say.keysNotKept);
    return isKept;
  };
  const submit = async () => {
    if (!keepKeys()) return;
    const amount = tokenText(units, token);
    const isDone = await undertake({
      label: offer.isSell ? say.buyLabel(amount) : say.sellLabel(amount),
      approvals,
      pays: plan.fromWallet > 0n ? [{ token: token.address, amount: plan.fromWallet }] : [],
      call,
      explain: explainEscrow(token),
    });
    if (isDone) onTaken();
  };

  const most = mostNow(shown);
  return (
    <Panel title={offer.isSell ? say.buyToken(token.symbol) : say.sellToken(token.symbol)}>
      <div className="flex flex-col gap-3 p-3">
        {hasChanged && seen && live && (
          <Notice tone="warn">
            {say.priceChanged(
              `${priceOfWhole(seen.price, token.decimals)} ${currency}`,
              `${priceOfWhole(live.price, token.decimals)} ${currency}`,
            )}{' '}
            <button type="button" className="font-medium underline" onClick={() => setSeen(live)}>
              {say.takeNewPrice}
            </button>
          </Notice>
        )}
        <DecimalField
          label={offer.isSell ? say.amountToBuy : say.amountToSell}
          unit={token.symbol}
          value={text}
          onChange={setText}
          problem={entryWords(entry, token.symbol) ?? plan.limit ?? undefined}
          aside={
            <Chip onClick={() => setText(exactDecimal(most, token.decimals))}>{say.most}</Chip>
          }
        />
        <SelectField
          label={say.method}
          value={String(method)}
          onChange={(next) => setMethod(Number(next))}
          choices={offer.methods.map(({ id, window }, index) => ({
            value: String(index),
            label: say.payWithin(methodName(id), formatDuration(window)),
          }))}
        />
        {offer.takesStarters && (
          <CheckRow checked={isStarter} onChange={setStarter}>
            {say.asStarter}
          </CheckRow>
        )}
        {!offer.isSell && (
          <>
            <PaymentDetailsFields typed={typed} onChange={setTyped} />
            {facts.methodTerms?.isReversible && (
              <SelectField
                label={say.accountAge}
                value={String(accountAge)}
                onChange={(next) => setAccountAge(next === '2' ? 2 : next === '1' ? 1 : 0)}
                choices={[
                  { value: '0', label: say.ageNew },
                  { value: '1', label: say.ageMonth },
                  { value: '2', label: say.ageTwoMonths },
                ]}
              />
            )}
          </>
        )}
        <AcceptSummary
          shown={shown}
          plan={plan}
          bonds={facts.bonds}
          feeRate={data.feeRate}
          method={chosen}
          isStarter={isStarter}
        />
        {bondsRead.error && !bondsRead.data && <Notice tone="error">{say.judgeSilent}</Notice>}
        {keysProblem && <Notice tone="error">{keysProblem}</Notice>}
        <FailureNotice failure={failure} />
        <SendButton
          obstacle={obstacle}
          label={offer.isSell ? say.buyToken(token.symbol) : say.sellToken(token.symbol)}
          look={offer.isSell ? 'buy' : 'sell'}
          onSubmit={() => void submit()}
        />
        {obstacle === null && approvals.length > 0 && (
          <ApprovalSteps approvals={approvals} call={call} />
        )}
        {offer.isSell && signature === undefined && address !== undefined && (
          <AcceptBySignature
            offer={offer}
            acceptance={acceptance}
            obstacle={acceptanceObstacle({ ...judged, plan: { ...plan, fromWallet: 0n } })}
            isBondThere={plan.fromWallet === 0n}
            now={now}
            keepKeys={keepKeys}
          />
        )}
      </div>
    </Panel>
  );
}

/** Why typed text is no amount; undefined where it is one, or none yet. */
export function entryWords(entry: AcceptanceDraft['entry'], symbol: string): string | undefined {
  if (entry.kind === 'malformed') return say.noNumber;
  if (entry.kind === 'tooPrecise') return say.tooPrecise(symbol, String(entry.decimals));
  return undefined;
}

/** Payment details as typed; null where something is missing. */
function detailsOf({ payee, account }: TypedDetails): PaymentDetails | null {
  if (payee.trim() === '' || account.trim() === '') return null;
  return { payee: payee.trim(), fields: [{ name: 'Account', value: account.trim() }] };
}

/** Null where a text holds what nobody could read rightly, or is too long. */
function commitmentOf(details: PaymentDetails, blinding: Uint8Array) {
  try {
    return commitToDetails(details, blinding);
  } catch {
    return null; // TextRefused: said at the button, and nothing typed is lost
  }
}
