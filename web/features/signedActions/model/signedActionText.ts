import {
  escrowAbi,
  type SignableAction,
  type SignedAction,
  signableActions,
} from '@weir/contracts';
import {
  type Address,
  decodeFunctionData,
  getAddress,
  isAddress,
  isAddressEqual,
  maxUint256,
} from 'viem';

/** An action that somebody signed, to be sent by somebody else. */
export interface SharedAction extends SignedAction {
  chainId: number;
  escrow: Address;
  signature: `0x${string}`;
}

/** What a shared action does: the function that its actor signed, with its arguments. */
export interface ReadAction {
  shared: SharedAction;
  args: readonly unknown[];
}

/** Where the page trades. */
interface Scope {
  chainId: number;
  escrow: Address;
}

/** As text to be shared. Numbers are decimal strings: they pass 2^53. */
export function sharedActionText(shared: SharedAction): string {
  return JSON.stringify(shared, (_, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** A link that opens the page with it. It stands behind `#`, which browsers send to no server. */
export function sharedActionLink(origin: string, shared: SharedAction): string {
  return `${origin}/p2p#${MARK}${encodeURIComponent(sharedActionText(shared))}`;
}

const MARK = 'send=';

/** The text of such a link's end; empty where it has none. */
export function textOfHash(hash: string): string {
  const [, encoded] = hash.split(MARK);
  if (!encoded || !hash.startsWith(`#${MARK}`)) return '';
  try {
    return decodeURIComponent(encoded);
  } catch {
    return ''; // cut off on its way
  }
}

/**
 * What a shared text, or the link around it, says; `elsewhere` where it is for another chain or escrow, null where it is none:
 * nothing passes whose name is another than its call's, since the name is what its actor's wallet showed. Whether the signature is
 * the actor's is for the node to say: a contract may have signed.
 */
export function readSharedAction(text: string, scope: Scope): ReadAction | 'elsewhere' | null {
  try {
    const hash = text.indexOf('#');
    const plain = text.trimStart().startsWith('{') ? text : textOfHash(text.slice(hash).trim());
    const read = JSON.parse(plain);
    const { chainId, escrow, actor, action, call, signature } = read;
    if (!isHex(call) || !isHex(signature)) return null;
    if (!isAddress(escrow, { strict: false }) || !isAddress(actor, { strict: false })) return null;
    if (chainId !== scope.chainId || !isAddressEqual(escrow, scope.escrow)) return 'elsewhere';
    const { functionName, args } = decodeFunctionData({ abi: escrowAbi, data: call });
    if (functionName !== action || !isSignable(action)) return null;
    const shared: SharedAction = {
      chainId,
      escrow: getAddress(escrow),
      actor: getAddress(actor),
      action,
      call,
      nonce: whole(read.nonce),
      deadline: whole(read.deadline),
      signature,
    };
    return { shared, args: args ?? [] };
  } catch {
    return null; // no JSON, a field that is none, or a call of something else
  }
}

function isSignable(name: unknown): name is SignableAction {
  return signableActions.some((action) => action === name);
}

function isHex(value: unknown): value is `0x${string}` {
  return typeof value === 'string' && /^0x([0-9a-f]{2})*$/i.test(value);
}

function whole(value: unknown): bigint {
  if (typeof value !== 'string' || !/^\d{1,78}$/.test(value)) throw new TypeError('number');
  const number = BigInt(value);
  if (number > maxUint256) throw new RangeError('number');
  return number;
}
