import { type Address, type Hex, parseAbi } from 'viem';
import { readContract } from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Node } from '#features/wallet';
import { type PermitDomain, permitDomain } from '../model/permitDomain.ts';

/** What tokens with permits answer: EIP-2612, EIP-5267, and what older ones have beside it. */
const permitAbi = parseAbi([
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
  'function PERMIT_TYPEHASH() view returns (bytes32)',
  'function eip712Domain() view returns (bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)',
  'function name() view returns (string)',
  'function version() view returns (string)',
  'function nonces(address owner) view returns (uint256)',
]);

/** By chain and token: a domain does not change while the page is open. */
const known = new Map<string, Promise<PermitDomain | null>>();

/** The domain in which a token's permits are signed; null where it takes none that the page can be sure of. */
export function readPermitDomain(
  node: Node,
  token: Address,
  owner: Address,
): Promise<PermitDomain | null> {
  const key = `${node.chain.id} ${token}`;
  const found = known.get(key) ?? probe(node, token, owner);
  known.set(key, found);
  // A node that did not answer is asked again next time.
  found.catch(() => known.delete(key));
  return found;
}

/** Takes no permits of a token any more, while the page is open: it did not take one that was signed as it says. */
export function distrustPermits(node: Node, token: Address): void {
  known.set(`${node.chain.id} ${token}`, Promise.resolve(null));
}

/** The number of the owner's next permit. */
export function readPermitNonce(node: Node, token: Address, owner: Address): Promise<bigint> {
  return readContract(node, {
    address: token,
    abi: permitAbi,
    functionName: 'nonces',
    args: [owner],
  });
}

async function probe(node: Node, token: Address, owner: Address): Promise<PermitDomain | null> {
  const ask = <Answer>(functionName: 'DOMAIN_SEPARATOR' | 'PERMIT_TYPEHASH' | 'name' | 'version') =>
    orNull(readContract(node, { address: token, abi: permitAbi, functionName }) as Promise<Answer>);
  const [separator, typehash, name, version, domain, nonce] = await Promise.all([
    ask<Hex>('DOMAIN_SEPARATOR'),
    ask<Hex>('PERMIT_TYPEHASH'),
    ask<string>('name'),
    ask<string>('version'),
    orNull(readContract(node, { address: token, abi: permitAbi, functionName: 'eip712Domain' })),
    orNull(readPermitNonce(node, token, owner)),
  ]);
  const said = domain === null ? null : { name: domain[1], version: domain[2] };
  const facts = { separator, typehash, name, version, domain: said, nonce };
  return permitDomain(facts, node.chain.id, token);
}

/** A function that a token lacks reverts, or answers nothing: it has none. A node that is silent is another matter. */
async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return null;
  }
}
