import {
  type AtomicSwap,
  type HashTimeLockErrorName,
  NodeFailed,
  type NodeFault,
  type Refusal,
} from '@weir/contracts';
import { say } from '../words/english.ts';

/** A refusal for the reader, in the reader's language: the rules' own words are the command line's. */
export function refusalWords({ rule, side }: Refusal, terms: AtomicSwap): string {
  return ruleWords[rule](say.chain(terms[side].chainId));
}

/** What is wrong with a node, or with anything else that stopped a reading. */
export function readingWords(error: unknown): string {
  if (error instanceof NodeFailed) {
    return faultWords[error.fault](say.chain(error.chainId), oneLine(error.reason));
  }
  return say.nodeUnexpected(oneLine(error instanceof Error ? error.message : String(error)));
}

/** A name that the contract gains does not compile here until it has words. */
export function lockErrorWords(name: HashTimeLockErrorName): string {
  return say[name];
}

const ruleWords: Record<Refusal['rule'], (chain: string) => string> = {
  WrongChain: (chain) => say.ruleWrongChain(chain),
  UnknownCode: (chain) => say.ruleUnknownCode(chain),
  NoToken: (chain) => say.ruleNoToken(chain),
  NotLocked: (chain) => say.ruleNotLocked(chain),
  LockEnded: (chain) => say.ruleLockEnded(chain),
  NotFinal: (chain) => say.ruleNotFinal(chain),
  HashUsed: (chain) => say.ruleHashUsed(chain),
  SecretKnown: (chain) => say.ruleSecretKnown(chain),
  ReceiverRefused: (chain) => say.ruleReceiverRefused(chain),
  ChainSilent: (chain) => say.ruleChainSilent(chain),
  GapTooSmall: () => say.ruleGapTooSmall,
  TooLateToLock: () => say.ruleTooLateToLock,
  ExpiryTooFar: (chain) => say.ruleExpiryTooFar(chain),
  TooLateToReveal: () => say.ruleTooLateToReveal,
};

const faultWords: Record<NodeFault, (chain: string, why: string) => string> = {
  silent: (chain, why) => say.nodeSilent(chain, why),
  lies: (chain, why) => say.nodeLies(chain, why),
  otherChain: (chain, why) => say.nodeOtherChain(chain, why),
  noContract: (chain) => say.nodeNoContract(chain),
  noFinality: (chain) => say.nodeNoFinality(chain),
};

/** A node's own text is a stranger's: one line of ordinary length. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
