import { type Address, getAddress, isAddress } from 'viem';
import { readStored, writeStored } from '#lib/storedValue.ts';

/** Whose grants, and where. */
export interface GrantScope {
  chainId: number;
  exchange: Address;
  owner: Address;
}

/** A signature that was given on this device: whoever has it may bring it until its deadline. */
export interface GivenSignature {
  delegate: Address;
  nonce: bigint;
  /** The last second in which it can be brought. */
  deadline: bigint;
}

/** What this device knows of grants: not all there are. */
export interface RememberedGrants {
  delegates: readonly Address[];
  signatures: readonly GivenSignature[];
}

const KEPT = 50;
const listeners = new Set<() => void>();
const read = new Map<string, RememberedGrants>();

const keyOf = ({ chainId, exchange, owner }: GrantScope) =>
  `weir.grants.${chainId}.${exchange}.${owner}`.toLowerCase();

/** Delegates and signatures given on this device, newest first. */
export const rememberedGrants = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  of(scope: GrantScope): RememberedGrants {
    const key = keyOf(scope);
    const known = read.get(key) ?? parseGrants(readStored(key));
    read.set(key, known);
    return known;
  },
  addDelegate(scope: GrantScope, delegate: Address): void {
    const { delegates, signatures } = rememberedGrants.of(scope);
    const others = delegates.filter((known) => known !== delegate);
    keep(scope, { delegates: [delegate, ...others].slice(0, KEPT), signatures });
  },
  addSignature(scope: GrantScope, signature: GivenSignature): void {
    rememberedGrants.addDelegate(scope, signature.delegate);
    const { delegates, signatures } = rememberedGrants.of(scope);
    keep(scope, { delegates, signatures: [signature, ...signatures].slice(0, KEPT) });
  },
  forgetSignature(scope: GrantScope, nonce: bigint): void {
    const { delegates, signatures } = rememberedGrants.of(scope);
    keep(scope, { delegates, signatures: signatures.filter((known) => known.nonce !== nonce) });
  },
};

function keep(scope: GrantScope, grants: RememberedGrants): void {
  const key = keyOf(scope);
  read.set(key, grants);
  const signatures = grants.signatures.map(({ delegate, nonce, deadline }) => ({
    delegate,
    nonce: nonce.toString(),
    deadline: deadline.toString(),
  }));
  writeStored(key, JSON.stringify({ delegates: grants.delegates, signatures }));
  for (const listener of listeners) listener();
}

/** What was kept, entries that are damaged left out. */
export function parseGrants(text: string | null): RememberedGrants {
  let found: { delegates?: unknown; signatures?: unknown } | null;
  try {
    found = JSON.parse(text ?? '{}');
  } catch {
    found = null; // somebody else wrote there: the chain's own record is asked too
  }
  const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  return {
    delegates: listOf(found?.delegates).flatMap(parseAddress),
    signatures: listOf(found?.signatures).flatMap((entry) => {
      const { delegate, nonce, deadline } = (entry ?? {}) as Record<string, unknown>;
      const [address] = parseAddress(delegate);
      if (!address || !isWhole(nonce) || !isWhole(deadline)) return [];
      return [{ delegate: address, nonce: BigInt(nonce), deadline: BigInt(deadline) }];
    }),
  };
}

function parseAddress(value: unknown): Address[] {
  return typeof value === 'string' && isAddress(value, { strict: false })
    ? [getAddress(value)]
    : [];
}

function isWhole(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,78}$/.test(value);
}
