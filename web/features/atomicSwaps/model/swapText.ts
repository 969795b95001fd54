import {
  type AtomicSwap,
  AtomicSwapMalformed,
  atomicSwapJson,
  isSecret,
  parseAtomicSwap,
  parseSwapRecord,
  type SwapRecord,
} from '@weir/contracts';
import type { Hex } from 'viem';

/** What somebody handed over, or what was exported: terms, a record, a secret, or none of them and why. */
export type SwapText =
  | { kind: 'empty' }
  | { kind: 'terms'; terms: AtomicSwap }
  | { kind: 'record'; record: SwapRecord }
  | { kind: 'secret'; secret: Hex }
  | { kind: 'wrong'; field: string | null };

/** Longer texts are no proposals. */
const LONGEST = 20_000;

/** The terms as one line of JSON: what `npx pnpm swap accept` takes. They hold no secret. */
export function termsText(terms: AtomicSwap): string {
  return JSON.stringify(atomicSwapJson(terms));
}

/** A link to the terms. They stand behind the #: no server is told of them. */
export function termsLink(origin: string, terms: AtomicSwap): string {
  return `${origin}/p2p/swaps/${terms.hash}#${encode(termsText(terms))}`;
}

/** Reads a link, terms of the page or the command line, a record that was exported, or a secret. */
export function readSwapText(text: string): SwapText {
  const typed = text.trim();
  if (typed === '') return { kind: 'empty' };
  if (typed.length > LONGEST) return { kind: 'wrong', field: null };
  if (isSecret(typed)) return { kind: 'secret', secret: typed.toLowerCase() as Hex };
  try {
    const [, behind] = /#([\w-]+)$/.exec(typed) ?? [];
    const json: unknown = JSON.parse(behind === undefined ? typed : decode(behind));
    if (typeof json === 'object' && json !== null && 'role' in json) {
      return { kind: 'record', record: parseSwapRecord(json) };
    }
    return { kind: 'terms', terms: parseAtomicSwap(json) };
  } catch (error) {
    if (error instanceof AtomicSwapMalformed) return { kind: 'wrong', field: error.field };
    return { kind: 'wrong', field: null }; // no JSON, or no text at all: said where it was typed
  }
}

/** The terms behind the # of a page's address; null where there are none of this hash. */
export function termsInAddress(hash: Hex, behind: string): AtomicSwap | null {
  const read = readSwapText(`#${behind}`);
  return read.kind === 'terms' && read.terms.hash === hash ? read.terms : null;
}

function encode(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decode(text: string): string {
  return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
}
