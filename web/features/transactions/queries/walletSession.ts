import { type Address, isAddressEqual } from 'viem';
import type { Config } from 'wagmi';
import { getConnection, getConnectorClient } from 'wagmi/actions';
import { Stopped } from '#features/failures';
import { chosenAccount } from '#features/wallet';
import { say } from '../words/english.ts';

/** The wallet as it was when something was begun. */
export interface WalletSession {
  account: Address;
  chainId: number;
  /** The wallet's client, if account and chain are still the same; throws `Stopped` in words where they are not. */
  require: () => ReturnType<typeof getConnectorClient>;
}

/**
 * Holds on to one account on one chain. Before each request the page's state and the wallet itself are asked again:
 * what was quoted for one account is never signed by another, whenever the reader changes it.
 */
export function openSession(config: Config, account: Address, chainId: number): WalletSession {
  const { connector: first } = getConnection(config);
  const require = async () => {
    const { connector, addresses = [] } = getConnection(config);
    if (!connector || connector.uid !== first?.uid) throw new Stopped(say.disconnected);
    const shown = chosenAccount(addresses);
    if (!shown || !isAddressEqual(shown, account)) throw new Stopped(say.accountChanged);
    const [accounts, walletChain] = await Promise.all([
      connector.getAccounts(),
      connector.getChainId(),
    ]);
    if (!accounts.some((held) => isAddressEqual(held, account))) {
      throw new Stopped(accounts.length === 0 ? say.disconnected : say.accountChanged);
    }
    if (walletChain !== chainId) throw new Stopped(say.chainChanged);
    return getConnectorClient(config, { account, chainId });
  };
  return { account, chainId, require };
}
