import {
  bytesToHex,
  type Entry,
  type Evidence,
  hashEvidence,
  hexToBytes,
  isMessageError,
  type Statements,
  type TradeScope,
} from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/**
 * How evidence is made again out of the messages that this device keeps: its hash goes on the chain days before anybody knows whose
 * keys it is to be sealed to. It holds no message.
 */
export interface KeptEvidence {
  hash: Hex;
  blinding: Hex;
  /** In the evidence's order, each named by its signature. */
  entries: readonly { signature: Hex; isRevealed: boolean }[];
  /** The panel that it was sent to last (`panelName`); null before the first. */
  sentTo: string | null;
}

const keyOf = ({ chainId, escrow, tradeId }: TradeScope) =>
  `weir.evidence.${chainId}.${escrow}.${tradeId}`.toLowerCase();

const isHex = (value: unknown): value is Hex =>
  typeof value === 'string' && /^0x([0-9a-f]{2})*$/.test(value);

/** What of a trade's evidence this device can make again; what is damaged is left out. */
export function keptEvidence(scope: TradeScope): KeptEvidence[] {
  return readKept(keptText(scope));
}

/** As it is stored, which changes with it; null where there is none. */
export function keptText(scope: TradeScope): string | null {
  return readStored(keyOf(scope));
}

/** What `keptText` gave. */
export function readKept(text: string | null): KeptEvidence[] {
  if (text === null) return [];
  try {
    const kept: unknown = JSON.parse(text);
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return []; // somebody else wrote there: evidence can be sent from a saved copy
  }
}

/** Keeps it. False where the device keeps nothing: its hash must not go on the chain then, for nobody could show what it is of. */
export function keepEvidence(evidence: Evidence): boolean {
  const { scope, blinding, entries } = evidence;
  const made: KeptEvidence = {
    hash: hashEvidence(evidence),
    blinding: bytesToHex(blinding),
    entries: entries.map(({ signature, revealed }) => ({
      signature: bytesToHex(signature),
      isRevealed: revealed !== null,
    })),
    sentTo: null,
  };
  const others = keptEvidence(scope).filter(({ hash }) => hash !== made.hash);
  return write(scope, [...others, made]);
}

/** Notes to which panel it was sent. Where that cannot be kept it is only offered to be sent again, which does no harm. */
export function noteSent(scope: TradeScope, hash: Hex, sentTo: string): void {
  write(
    scope,
    keptEvidence(scope).map((one) => (one.hash === hash ? { ...one, sentTo } : one)),
  );
}

/** The evidence again; null where this device no longer has all of its messages. */
export function remake(kept: KeptEvidence, statements: Statements): Evidence | null {
  const { scope, written, received, refused } = statements;
  const known = new Map<string, Entry>(
    [...written, ...received, ...refused].map((entry) => [bytesToHex(entry.signature), entry]),
  );
  const entries = kept.entries.flatMap(({ signature, isRevealed }) => {
    const entry = known.get(signature);
    if (!entry) return [];
    const { link, salt, body } = entry;
    const revealed = isRevealed ? { salt, body } : null;
    return [{ link, signature: entry.signature, revealed }];
  });
  const evidence = { scope, blinding: hexToBytes(kept.blinding), entries };
  try {
    return hashEvidence(evidence) === kept.hash ? evidence : null;
  } catch (error) {
    if (isMessageError(error)) return null; // what was kept is damaged: no evidence has that form
    throw error;
  }
}

function isKept(value: unknown): value is KeptEvidence {
  if (typeof value !== 'object' || value === null) return false;
  const { hash, blinding, entries, sentTo } = value as Partial<KeptEvidence>;
  return (
    isHex(hash) &&
    isHex(blinding) &&
    (sentTo === null || typeof sentTo === 'string') &&
    Array.isArray(entries) &&
    entries.every(
      ({ signature, isRevealed }) => isHex(signature) && typeof isRevealed === 'boolean',
    )
  );
}

function write(scope: TradeScope, kept: readonly KeptEvidence[]): boolean {
  const text = JSON.stringify(kept);
  writeStored(keyOf(scope), text);
  return readStored(keyOf(scope)) === text;
}
