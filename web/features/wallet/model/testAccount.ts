import {
  createClient,
  custom,
  type EIP1193RequestFn,
  type Hex,
  hexToNumber,
  http,
  type RpcTransactionRequest,
  UserRejectedRequestError,
} from 'viem';
import { createConnector } from 'wagmi';
import { LOCAL_CHAIN_ID } from '#features/deployment';

/** Of anvil's tenth development key: see testSigner.ts. */
const ADDRESS = '0xa0Ee7A142d267C1f36714E4a8F75612F20a79720';

export const TEST_ACCOUNT_ID = 'weir.testAccount';
const CONNECTED = 'weir.testAccount.connected';
const TEST_ACCOUNT_NAME = 'Test account – local chain only';

type Provider = ReturnType<ReturnType<typeof custom>>;
type Stored = { [CONNECTED]: string };

/** The test account was asked to work on another chain than the local one. */
export class NotLocalChain extends Error {
  override readonly name = 'NotLocalChain';
  constructor(readonly chainId: number) {
    super(`The test account signs on the local chain (${LOCAL_CHAIN_ID}) only, not on ${chainId}.`);
  }
}

/**
 * An account inside the page, so that somebody without a wallet can trade on a local chain at once.
 * Its key is public. It refuses every chain but the local one: when it is made, and again by asking the node
 * before each signature.
 * @throws NotLocalChain
 */
export function testAccount(chainId: number, rpcUrl: string) {
  if (chainId !== LOCAL_CHAIN_ID) throw new NotLocalChain(chainId);
  let isConnected = false;

  return createConnector<Provider, Record<string, unknown>, Stored>((config) => ({
    id: TEST_ACCOUNT_ID,
    name: TEST_ACCOUNT_NAME,
    type: TEST_ACCOUNT_ID,
    async connect(parameters) {
      await requireLocalChain(requestOf(rpcUrl));
      isConnected = true;
      await config.storage?.setItem(CONNECTED, 'yes');
      const accounts = parameters?.withCapabilities
        ? [{ address: ADDRESS, capabilities: {} }]
        : [ADDRESS];
      return { accounts: accounts as never, chainId };
    },
    async disconnect() {
      isConnected = false;
      await config.storage?.removeItem(CONNECTED);
    },
    getAccounts: async () => (isConnected ? [ADDRESS] : []),
    getChainId: async () => chainId,
    async isAuthorized() {
      return (await config.storage?.getItem(CONNECTED)) === 'yes';
    },
    getProvider: async () => custom({ request: requestOf(rpcUrl) })({ retryCount: 0 }),
    onAccountsChanged: () => undefined,
    onChainChanged: () => undefined,
    onDisconnect: () => undefined,
  }));
}

/** The account's EIP-1193 face: it signs itself and hands everything else to the node. */
function requestOf(rpcUrl: string): EIP1193RequestFn {
  const node = createClient({ transport: http(rpcUrl) });
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method === 'eth_accounts' || method === 'eth_requestAccounts') return [ADDRESS];
    const isSending = method === 'eth_sendTransaction';
    if (!isSending && method !== 'eth_signTypedData_v4') {
      return node.request({ method, params } as never);
    }
    await requireLocalChain(node.request as EIP1193RequestFn);
    return isSending
      ? send(rpcUrl, (params as [RpcTransactionRequest])[0])
      : signTypedData((params as [string, string])[1]);
  };
  return request as EIP1193RequestFn;
}

async function signTypedData(text: string): Promise<Hex> {
  const { signTypedJson } = await import('./testSigner.ts');
  return signTypedJson(text);
}

async function send(rpcUrl: string, request: RpcTransactionRequest): Promise<Hex> {
  if (request.from && request.from.toLowerCase() !== ADDRESS.toLowerCase()) {
    throw new UserRejectedRequestError(new Error(`The test account is ${ADDRESS}.`));
  }
  // What signs is loaded when it is needed: a page with a wallet of its own never loads it.
  const { signAndSend } = await import('./testSigner.ts');
  return signAndSend(rpcUrl, request);
}

async function requireLocalChain(request: EIP1193RequestFn): Promise<void> {
  const chainId = hexToNumber((await request({ method: 'eth_chainId' })) as Hex);
  if (chainId !== LOCAL_CHAIN_ID) throw new NotLocalChain(chainId);
}
