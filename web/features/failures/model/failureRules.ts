import { say } from '../words/english.ts';

/** What an error and its causes say: codes of EIP-1193 and JSON-RPC, HTTP's status, names and messages. */
interface Evidence {
  codes: readonly number[];
  texts: string;
}

/** Why something did not happen. `rejected`: the reader said no in the wallet, which is no failure. */
export type FailureKind = 'rejected' | 'reverted' | 'unreachable' | 'unknown' | 'stopped' | 'other';

interface Rule {
  codes?: readonly number[];
  text?: RegExp;
  kind: FailureKind;
  words: () => string;
}

/**
 * What wallets (EIP-1193, and what they send beside it) and nodes (geth, Nethermind, Erigon, Reth, anvil, the hosted
 * ones) say. The first rule that fits: a node's own reason before the wallet's code around it, because wallets put
 * any error of a node into -32603.
 */
const rules: readonly Rule[] = [
  {
    codes: [4001, 5000],
    text: /user (rejected|denied|cancell?ed|disapproved)|rejected by (the )?user|request (was )?(reset|rejected)/i,
    kind: 'rejected',
    words: () => say.rejected,
  },
  {
    text: /insufficient funds|exceeds the balance of the account|gas \* price \+ value|exceeds transaction sender account balance/i,
    kind: 'other',
    words: () => say.noCoinForGas,
  },
  {
    text: /nonce( is)? too low|lower than the current nonce|already been used|OldNonce/i,
    kind: 'other',
    words: () => say.nonceTooLow,
  },
  {
    text: /nonce( is)? too high|higher than the next one expected|nonce gap/i,
    kind: 'other',
    words: () => say.nonceTooHigh,
  },
  {
    text: /replacement transaction underpriced|replacement fee too low|could not replace existing/i,
    kind: 'other',
    words: () => say.replacementUnderpriced,
  },
  {
    text: /transaction underpriced|fee cap.*less than block base fee|max fee per gas less than block base fee|feetoolow|fee too low|gas price below/i,
    kind: 'other',
    words: () => say.underpriced,
  },
  {
    text: /already known|known transaction|already imported/i,
    kind: 'other',
    words: () => say.alreadyKnown,
  },
  {
    text: /exceeds block gas limit|gas limit (is )?too high|exceeds allowance \(|intrinsic gas too high/i,
    kind: 'other',
    words: () => say.tooMuchGas,
  },
  {
    text: /intrinsic gas too low|out of gas|gas required exceeds/i,
    kind: 'other',
    words: () => say.tooLittleGas,
  },
  {
    codes: [429, -32005],
    text: /rate limit|too many requests|limit exceeded|daily request count|compute units/i,
    kind: 'unreachable',
    words: () => say.rateLimited,
  },
  {
    codes: [-32002],
    text: /already pending|request already|pending request/i,
    kind: 'other',
    words: () => say.requestPending,
  },
  {
    codes: [4100],
    text: /unauthorized|not been authorized/i,
    kind: 'other',
    words: () => say.unauthorized,
  },
  { codes: [4200, -32601, -32004], kind: 'other', words: () => say.unsupportedMethod },
  {
    codes: [4900],
    text: /provider is disconnected|disconnected from all chains/i,
    kind: 'other',
    words: () => say.walletOffline,
  },
  {
    codes: [4901, 4902],
    text: /unrecognized chain|chain.*not (been )?added/i,
    kind: 'other',
    words: () => say.chainMissing,
  },
  {
    text: /chain.*does not match|current chain of the connection/i,
    kind: 'stopped',
    words: () => say.otherChain,
  },
  {
    text: /failed to fetch|http request failed|timed? ?out|took too long|network ?error|fetch failed|socket|econnrefused|bad gateway|service unavailable/i,
    codes: [408, 500, 502, 503, 504],
    kind: 'unreachable',
    words: () => say.nodeDown,
  },
  { codes: [-32603, -32000, -32003], kind: 'other', words: () => say.internalError },
];

/** The first rule that an error fits, by its codes and texts and those of its causes; null where none does. */
export function matchRule(error: unknown): { kind: FailureKind; words: string } | null {
  const { codes, texts } = gather(error);
  // Texts first: a code may only be the wrapping of what the node said.
  const found =
    rules.find(({ kind, codes: known = [] }) => kind === 'rejected' && overlap(known, codes)) ??
    rules.find(({ text }) => text?.test(texts)) ??
    rules.find(({ codes: known = [] }) => overlap(known, codes));
  return found ? { kind: found.kind, words: found.words() } : null;
}

/** Whether the node could not be asked at all. */
export function isUnreachable(error: unknown): boolean {
  return matchRule(error)?.kind === 'unreachable';
}

/** Whether somebody said no in the wallet. */
export function isRejection(error: unknown): boolean {
  return matchRule(error)?.kind === 'rejected';
}

/** Whether the wallet is not there or busy, so that nothing else can be asked of it either. */
export function isWalletUnavailable(error: unknown): boolean {
  return overlap(gather(error).codes, [4100, 4900, 4901, -32002]);
}

function overlap(known: readonly number[], codes: readonly number[]): boolean {
  return codes.some((code) => known.includes(code));
}

/** Wallets nest what the node said in `data`, `error`, `originalError` or `cause`; viem in `cause` and `details`. */
function gather(error: unknown): Evidence {
  const codes: number[] = [];
  const texts: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const fields = value as Record<string, unknown>;
    for (const name of ['code', 'status']) {
      const code = fields[name];
      if (typeof code === 'number') codes.push(code);
      if (typeof code === 'string') {
        if (/^-?\d{3,6}$/.test(code)) codes.push(Number(code));
        // ethers' manner
        if (code === 'ACTION_REJECTED') codes.push(4001);
      }
    }
    // A viem message holds the whole request; its short one and its details are the answer.
    const own = 'shortMessage' in fields ? ['shortMessage', 'details'] : ['message', 'reason'];
    for (const name of own) visit(fields[name]);
    for (const name of ['cause', 'data', 'error', 'originalError', 'info']) {
      if (typeof fields[name] === 'object') visit(fields[name]);
    }
  };
  visit(error);
  return { codes, texts: texts.join('\n') };
}
