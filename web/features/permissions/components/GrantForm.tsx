import { packTradingActions, type TradingAction } from '@weir/contracts';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { readAddress } from '#lib/readAddress.ts';
import { termsTime } from '#lib/termsTime.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import { rememberedGrants } from '../model/rememberedGrants.ts';
import { canLose, validateGrant } from '../model/validateGrant.ts';
import { useGivenRights, useGrantScope } from '../queries/useGivenRights.ts';
import { freshNonce, useGrantSignature } from '../queries/useGrantSignature.ts';
import { say } from '../words/english.ts';
import { ActionChoices, MarketChoices } from './GrantChoices.tsx';
import { SignedGrantText } from './SignedGrantText.tsx';
import { WhatIsSigned } from './WhatIsSigned.tsx';

const DAY = 24n * 60n * 60n;
const days = ['1', '7', '30', '90', '365'] as const;

/** Whose key, which markets, which actions, how long, and whether by a transaction or by a signature. */
export default function GrantForm({ onDone }: { onDone: () => void }) {
  const { exchange } = useDeployment();
  const { address, isOnOtherChain } = useAccount();
  const { data } = useGivenRights();
  const { undertake, isBusy, failure } = useTransactions();
  const signature = useGrantSignature();
  const scope = useGrantScope();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly bigint[]>([]);
  const [actions, setActions] = useState<readonly TradingAction[]>([
    'place',
    'reduce',
    'cancel',
    'claim',
  ]);
  const [lasting, setLasting] = useState<(typeof days)[number]>('30');

  if (signature.signed !== null) return <SignedGrantText text={signature.signed} onDone={onDone} />;
  if (!address) return null;
  const delegate = readAddress(typed);
  const draft = { delegate, markets: chosen, actions };
  const obstacle = validateGrant({ draft, owner: address, exchange, isOnOtherChain });
  const isReady = obstacle === null && data !== undefined && !isBusy && !signature.isSigning;
  const mistake = delegate.kind === 'mistyped' ? say.keyMistyped : say.keyForm;
  const problem = typed.trim() === '' || delegate.kind === 'address' ? null : mistake;

  const now = data && BigInt(termsTime({ timestamp: data.now }));
  const terms = now !== undefined && { expiry: now + BigInt(lasting) * DAY, deadline: now + DAY };
  const grant = () => {
    if (delegate.kind !== 'address' || !terms) return null;
    const rights = { delegate: delegate.address, markets: chosen, actions };
    return { owner: address, ...rights, ...terms, nonce: freshNonce() };
  };
  const send = async () => {
    const given = grant();
    if (!given) return;
    const isDone = await undertake({
      label: say.giveRightsTo(shortAddress(given.delegate)),
      call: exchangeCall(exchange, 'grantTrading', [
        given.delegate,
        [...chosen],
        packTradingActions(actions),
        given.expiry,
      ]),
    });
    if (!isDone) return;
    rememberedGrants.addDelegate(scope, given.delegate);
    onDone();
  };
  const sign = () => {
    const given = grant();
    if (given) void signature.sign(given);
  };

  return (
    <div className="-mx-1 flex max-h-[70vh] flex-col gap-4 overflow-y-auto px-1 text-xs">
      <TextField
        label={say.keyAddress}
        value={typed}
        placeholder="0x…"
        onChange={setTyped}
        problem={problem}
      />
      <MarketChoices chosen={chosen} onChange={setChosen} />
      <ActionChoices chosen={actions} onChange={setActions} />
      <div className="flex flex-col gap-1">
        <span className="text-quiet">{say.lasting}</span>
        <Segments
          label={say.lasting}
          size="small"
          value={lasting}
          onChange={setLasting}
          segments={days.map((count) => ({ value: count, label: say.days(Number(count)) }))}
        />
      </div>
      <Notice tone={canLose(actions) ? 'warn' : 'plain'}>
        {canLose(actions) ? say.thiefTrades : say.thiefCancels} {say.thiefNever}
      </Notice>
      <FailureNotice failure={failure} />
      {signature.problem && <Notice tone="error">{signature.problem}</Notice>}
      <div className="flex flex-col gap-2">
        <Button look="primary" size="large" disabled={!isReady} onClick={() => void send()}>
          {isBusy ? say.waiting : (obstacle ?? say.giveOnChain)}
        </Button>
        <Button disabled={!isReady} onClick={sign}>
          {signature.isSigning ? say.waitingForSignature : say.signInstead}
        </Button>
        {terms && (
          <WhatIsSigned
            {...draft}
            {...terms}
            delegate={delegate.kind === 'address' ? delegate.address : null}
          />
        )}
      </div>
    </div>
  );
}
