import { type Hex, isHex } from 'viem';

/** Hexadecimal digits of a selector, and the prefix. */
const LEAST = 10;

/**
 * Candidates for revert data: the value itself, or what an error and all that it wraps carry. viem puts it into `raw` of a
 * ContractFunctionRevertedError and `data` of a RawContractError, and wraps by `cause`; wallets put what the node said
 * into `data`, `error` or `originalError`.
 */
export function* revertData(source: unknown): Generator<Hex> {
  if (isHex(source) && source.length >= LEAST) yield source;
  const seen = new Set<unknown>();
  const waiting: unknown[] = [source];
  while (waiting.length > 0) {
    const current = waiting.shift();
    if (typeof current !== 'object' || current === null || seen.has(current)) continue;
    seen.add(current);
    const { raw, data, cause, error, originalError } = current as Record<string, unknown>;
    for (const found of [raw, data]) {
      if (isHex(found) && found.length >= LEAST) yield found;
    }
    waiting.push(data, cause, error, originalError);
  }
}
