import { type Address, type Hex, isAddressEqual, numberToHex } from 'viem';
import type { Config } from 'wagmi';
import { getConnection } from 'wagmi/actions';
import { Stopped } from '#features/failures';
import { chosenAccount } from '#features/wallet';
import { say } from '../words/english.ts';
import type { StepWallet } from './takeStep.ts';

/** EIP-3085: the wallet does not have the chain. */
const UNKNOWN_CHAIN = 4902;

interface Provider {
  request: (request: { method: string; params?: readonly unknown[] }) => Promise<unknown>;
}

/**
 * The connected wallet, on whichever chain a step is signed: the page's own configuration knows one chain only. Before each
 * request account and chain are asked for again; throws `Stopped` in words where they are others.
 */
export function openSwapWallet(config: Config, account: Address): StepWallet {
  const { connector: first } = getConnection(config);
  const connected = async () => {
    const { connector, addresses = [] } = getConnection(config);
    if (!connector || connector.uid !== first?.uid) throw new Stopped(say.walletLeft);
    const shown = chosenAccount(addresses);
    const held = await connector.getAccounts();
    const isHeld = held.some((one) => isAddressEqual(one, account));
    if (!shown || !isAddressEqual(shown, account) || !isHeld) throw new Stopped(say.accountChanged);
    return connector;
  };
  const provider = async () => (await (await connected()).getProvider()) as Provider;
  const chainNow = async () => Number(await (await provider()).request({ method: 'eth_chainId' }));

  return {
    account,
    async turnTo(chainId) {
      if ((await chainNow()) === chainId) return;
      const { request } = await provider();
      try {
        await request({
          method: 'wallet_switchEthereumChain',
          params: [{ chainId: numberToHex(chainId) }],
        });
      } catch (error) {
        // What the chain's coin is called the page does not know: the reader adds the chain.
        if (isUnknownChain(error)) throw new Stopped(say.addChainFirst(chainId));
        throw error;
      }
      if ((await chainNow()) !== chainId) throw new Stopped(say.walletElsewhere(chainId));
    },
    async send(chainId, { to, data, gas }) {
      if ((await chainNow()) !== chainId) throw new Stopped(say.walletElsewhere(chainId));
      const { request } = await provider();
      const hash = await request({
        method: 'eth_sendTransaction',
        params: [{ from: account, to, data, gas: numberToHex(gas), chainId: numberToHex(chainId) }],
      });
      if (typeof hash !== 'string') throw new Stopped(say.walletSaidNothing);
      return hash as Hex;
    },
  };
}

/** Some wallets put the code into their own. */
function isUnknownChain(error: unknown): boolean {
  const { code, data } = Object(error) as { code?: unknown; data?: unknown };
  const { originalError } = Object(data) as { originalError?: unknown };
  const inner = Object(originalError) as { code?: unknown };
  return code === UNKNOWN_CHAIN || inner.code === UNKNOWN_CHAIN;
}
