import { type Hex, isHex } from 'viem';

/** Candidates for revert data: the value itself, or fields of an error and of its causes. */
export function* revertData(source: unknown): Generator<Hex> {
  const seen = new Set<object>();
  for (let current = source; current !== undefined && current !== null; ) {
    if (isHex(current)) yield current;
    if (typeof current !== 'object' || seen.has(current)) return;
    seen.add(current);
    // viem: `raw` of a ContractFunctionRevertedError, `data` of a RawContractError; wallets nest `data.data`.
    const { raw, data, cause } = current as { raw?: unknown; data?: unknown; cause?: unknown };
    if (isHex(raw)) yield raw;
    if (isHex(data)) yield data;
    else if (typeof data === 'object' && data !== null) {
      const nested = (data as { data?: unknown }).data;
      if (isHex(nested)) yield nested;
    }
    current = cause;
  }
}
