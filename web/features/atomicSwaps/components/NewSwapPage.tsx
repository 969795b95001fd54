import {
  answerDeadline,
  hashOfSecret,
  newSecret,
  newSwapRecord,
  proposedSwap,
  type SwapProposal,
} from '@weir/contracts';
import { useState } from 'react';
import { type Address, type Hex, zeroHash } from 'viem';
import { useDeployment } from '#features/deployment';
import { useAccount, useConnectDialog } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { readAddress } from '#lib/readAddress.ts';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import { keepEntry, knownEntry, readChainEntry } from '../model/chainEntry.ts';
import { keptSwaps } from '../model/keptSwaps.ts';
import { storageWords } from '../model/storageWords.ts';
import { readDraft, type SwapDraft } from '../model/swapDraft.ts';
import { useLegToken } from '../queries/useLegToken.ts';
import { secondsNow, useRereadSwaps } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { FreeChoice } from './FreeChoice.tsx';
import { LegFields } from './LegFields.tsx';
import { SwapFrame } from './SwapFrame.tsx';

/** Proposes a swap: makes its secret, keeps both on the device, and goes on at its own page. Nothing is locked here. */
export function NewSwapPage({ onProposed }: { onProposed: (hash: Hex) => void }) {
  const deployment = useDeployment();
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  const reread = useRereadSwaps();
  const [draft, setDraft] = useState<SwapDraft>(() => ({
    give: { chain: knownEntry(deployment.chainId, deployment), token: '', amount: '' },
    get: {
      chain: { chain: '', nodes: '', contract: '', confirmations: '' },
      token: '',
      amount: '',
    },
    counterparty: '',
    profile: 'rollup',
    trustsSequencers: false,
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const give = useLegToken(readChainEntry(draft.give.chain), draft.give.token);
  const get = useLegToken(readChainEntry(draft.get.chain), draft.get.token);
  const set = (change: Partial<SwapDraft>) => setDraft((before) => ({ ...before, ...change }));
  const read = readDraft(draft, {
    giveDecimals: give.token?.decimals,
    getDecimals: get.token?.decimals,
    own: address,
  });
  const isSameSymbol = give.token && give.token.symbol === get.token?.symbol;

  const propose = (own: Address) => {
    if (read.kind !== 'proposal') return;
    const secret = newSecret();
    try {
      const terms = proposedSwap(proposalOf(read, draft, own, hashOfSecret(secret)), secondsNow());
      // Before anything else: tokens under a secret that is lost come back only after days.
      keptSwaps.keepSecret(secret);
      keptSwaps.create(newSwapRecord('holder', terms));
      keepEntry(draft.give.chain);
      keepEntry(draft.get.chain);
      void reread();
      onProposed(terms.hash);
    } catch (error) {
      setProblem(storageWords(error));
    }
  };
  return (
    <SwapFrame title={say.propose}>
      <p className="px-1 text-xs text-quiet">{say.whatItIs}</p>
      <div className="grid items-start gap-2 md:grid-cols-2">
        <LegFields
          title={say.youGive}
          draft={draft.give}
          onChange={(next) => set({ give: next })}
          found={give}
        />
        <LegFields
          title={say.youGet}
          draft={draft.get}
          onChange={(next) => set({ get: next })}
          found={get}
        />
      </div>
      <Panel title={say.otherSide}>
        <div className="flex flex-col gap-3 p-3">
          {isSameSymbol && <Notice tone="warn">{say.sameSymbol(give.token?.symbol ?? '')}</Notice>}
          <TextField
            label={say.counterparty}
            value={draft.counterparty}
            onChange={(counterparty) => set({ counterparty })}
            placeholder="0x…"
            problem={readAddress(draft.counterparty).kind === 'mistyped' ? say.mistyped : undefined}
            {...(address && { hint: say.yourAddress(shortAddress(address)) })}
          />
          <Segments
            label={say.profile}
            value={draft.profile}
            onChange={(profile) => set({ profile })}
            segments={[
              { value: 'rollup', label: say.rollup },
              { value: 'fast', label: say.fast },
            ]}
          />
          <ProfileWords draft={draft} onTrust={(trustsSequencers) => set({ trustsSequencers })} />
          {problem && <Notice tone="error">{problem}</Notice>}
          {address ? (
            <Button
              look="primary"
              size="large"
              className="min-w-0 whitespace-normal"
              disabled={read.kind === 'obstacle'}
              onClick={() => propose(address)}
            >
              {read.kind === 'obstacle' ? read.words : say.makeProposal}
            </Button>
          ) : (
            <Button look="primary" size="large" onClick={openConnect}>
              {say.connect}
            </Button>
          )}
          <p className="text-xs text-quiet">{say.nothingYet}</p>
        </div>
      </Panel>
    </SwapFrame>
  );
}

/** What the chosen profile trusts, its times, and what the freedom to walk away is worth by them. */
function ProfileWords({
  draft,
  onTrust,
}: {
  draft: SwapDraft;
  onTrust: (trusts: boolean) => void;
}) {
  const { profile, trustsSequencers } = draft;
  // Times follow from the profile alone: any parties do.
  const [one, other] = [
    '0x1111111111111111111111111111111111111111',
    '0x2222222222222222222222222222222222222222',
  ] as const;
  const leg = { contract: one, token: one, amount: 1n };
  const terms = proposedSwap(
    {
      profile,
      hash: zeroHash,
      give: { ...leg, chainId: 1 },
      get: { ...leg, chainId: 2 },
      sender: other,
      receiver: other,
      counterparty: other,
    },
    0,
  );
  return (
    <>
      <p className={`text-sm ${profile === 'fast' ? 'text-warn' : ''}`}>{say[`${profile}Trust`]}</p>
      {profile === 'fast' && (
        <CheckRow checked={trustsSequencers} onChange={onTrust}>
          {say.agreeTrust}
        </CheckRow>
      )}
      <p className="text-xs">
        {say.timesOf(
          formatDuration(answerDeadline(terms)),
          formatDuration(terms.second.expiry),
          formatDuration(terms.first.expiry),
        )}
      </p>
      <FreeChoice terms={terms} now={0} />
    </>
  );
}

function proposalOf(
  { give, get, counterparty }: Pick<SwapProposal, 'give' | 'get' | 'counterparty'>,
  { profile }: SwapDraft,
  own: Address,
  hash: Hex,
): SwapProposal {
  return { profile, hash, give, get, sender: own, receiver: own, counterparty };
}
