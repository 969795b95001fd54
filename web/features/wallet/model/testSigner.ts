/** What the test account signs with: loaded with its first transaction, by `testAccount`. */
import { createClient, type Hex, hexToBigInt, http, type RpcTransactionRequest } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { sendTransaction } from 'viem/actions';

/** anvil's tenth development key: known to everybody, worth nothing on any real network. */
const KEY = '0x2a871d0798f97d79848a013d4936a73bf4cc922c825d33c1cf7073dff6d409c6';

/** Signs a transaction with the test account's key and sends it by the node at `rpcUrl`. */
export function signAndSend(rpcUrl: string, request: RpcTransactionRequest): Promise<Hex> {
  const client = createClient({ account: privateKeyToAccount(KEY), transport: http(rpcUrl) });
  return sendTransaction(client, {
    chain: null,
    to: request.to ?? null,
    data: request.data,
    value: request.value ? hexToBigInt(request.value) : undefined,
    gas: request.gas ? hexToBigInt(request.gas) : undefined,
  });
}

/** Signs EIP-712 data, as a wallet's `eth_signTypedData_v4` gets it: JSON. */
export function signTypedJson(json: string): Promise<Hex> {
  return privateKeyToAccount(KEY).signTypedData(JSON.parse(json));
}
