import type { AgreedLeg, SwapProfileName } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';
import { readDecimal } from '#lib/decimalEntry.ts';
import { readAddress } from '#lib/readAddress.ts';
import { say } from '../words/english.ts';
import { type ChainEntry, readChainEntry } from './chainEntry.ts';

/** One leg as it is typed. */
export interface LegDraft {
  chain: ChainEntry;
  token: string;
  amount: string;
}

/** A proposal as it is typed. */
export interface SwapDraft {
  give: LegDraft;
  get: LegDraft;
  counterparty: string;
  profile: SwapProfileName;
  /** The reader has said yes to what the fast profile trusts. */
  trustsSequencers: boolean;
}

/** What is known beside it. */
export interface DraftFacts {
  /** Decimals of the tokens; undefined while unknown. */
  giveDecimals: number | undefined;
  getDecimals: number | undefined;
  own: Address | undefined;
}

/** What a draft says, or the one thing that is missing first. */
export type ReadDraft =
  | { kind: 'proposal'; give: AgreedLeg; get: AgreedLeg; counterparty: Address }
  | { kind: 'obstacle'; words: string };

/** Judges a draft. What the chains say of it is judged before the lock, by the rules. */
export function readDraft(draft: SwapDraft, facts: DraftFacts): ReadDraft {
  const give = readLeg(draft.give, facts.giveDecimals, 'give');
  if (typeof give === 'string') return obstacle(give);
  const get = readLeg(draft.get, facts.getDecimals, 'get');
  if (typeof get === 'string') return obstacle(get);
  if (give.chainId === get.chainId) return obstacle(say.sameChain);
  const counterparty = readAddress(draft.counterparty);
  if (counterparty.kind !== 'address') {
    return obstacle(counterparty.kind === 'mistyped' ? say.mistyped : say.enterCounterparty);
  }
  const { address } = counterparty;
  if (facts.own && isAddressEqual(address, facts.own)) return obstacle(say.counterpartyIsYou);
  if ([give, get].some(({ contract }) => isAddressEqual(address, contract))) {
    return obstacle(say.counterpartyIsContract);
  }
  if (draft.profile === 'fast' && !draft.trustsSequencers) return obstacle(say.agreeToTrust);
  return { kind: 'proposal', give, get, counterparty: address };
}

function readLeg(
  { chain, token, amount }: LegDraft,
  decimals: number | undefined,
  which: 'give' | 'get',
): AgreedLeg | string {
  const read = readChainEntry(chain);
  if (read === null) return which === 'give' ? say.enterGiveChain : say.enterGetChain;
  const address = readAddress(token);
  if (address.kind === 'mistyped') return say.mistyped;
  if (address.kind !== 'address') return which === 'give' ? say.enterGiveToken : say.enterGetToken;
  if (decimals === undefined) return say.readingToken;
  const entry = readDecimal(amount, decimals);
  if (entry.kind !== 'units' || entry.units === 0n || entry.units >= 1n << 256n) {
    return which === 'give' ? say.enterGiveAmount : say.enterGetAmount;
  }
  return {
    chainId: read.settings.chainId,
    contract: read.contract,
    token: address.address,
    amount: entry.units,
  };
}

function obstacle(words: string): ReadDraft {
  return { kind: 'obstacle', words };
}
