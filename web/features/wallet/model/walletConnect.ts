import { createConnector } from 'wagmi';
import type { walletConnect } from 'wagmi/connectors';

export const WALLET_CONNECT_ID = 'walletConnect';
const CHOSEN = 'weir.walletConnect';

/** Ours, and what the true connector keeps. */
type Stored = { [CHOSEN]: string } & { [_ in `${string}.requestedChains`]: number[] };
type Maker = ReturnType<typeof walletConnect>;
type Connector = ReturnType<Maker>;
type Provider = Awaited<ReturnType<Connector['getProvider']>>;

/** Nobody has chosen WalletConnect here, so it was not loaded. */
class NotChosen extends Error {
  override readonly name = 'NotChosen';
  constructor() {
    super('WalletConnect is loaded when somebody chooses it.');
  }
}

/**
 * WalletConnect, loaded when it is chosen and not before: until then nothing of it is fetched, and nobody at its relay
 * hears of the reader. After a reload it is loaded again only for somebody who was connected by it.
 *
 * @param load what makes the true connector.
 */
export function walletConnectWhenChosen(load: () => Promise<Maker>) {
  return createConnector<Provider, Record<string, unknown>, Stored>((config) => {
    let made: Promise<Connector> | null = null;
    const make = () => {
      made ??= load().then((maker) => maker(config));
      // What could not be loaded is tried again at the next press.
      made.catch(() => {
        made = null;
      });
      return made;
    };
    const isChosen = async () => (await config.storage?.getItem(CHOSEN)) === 'yes';
    /** The true one, for somebody who chose it. */
    const chosen = async () => {
      if (!made && !(await isChosen())) throw new NotChosen();
      return make();
    };
    return {
      id: WALLET_CONNECT_ID,
      name: 'WalletConnect',
      type: WALLET_CONNECT_ID,
      async connect(parameters) {
        const answer = await (await make()).connect(parameters);
        await config.storage?.setItem(CHOSEN, 'yes');
        return answer as never;
      },
      async disconnect() {
        await config.storage?.removeItem(CHOSEN);
        if (made) await (await made).disconnect();
      },
      getAccounts: async () => (await chosen()).getAccounts(),
      getChainId: async () => (await chosen()).getChainId(),
      getProvider: async (parameters) => (await chosen()).getProvider(parameters),
      isAuthorized: async () => (await isChosen()) && (await make()).isAuthorized(),
      switchChain: async (parameters) => {
        const connector = await chosen();
        if (!connector.switchChain) throw new NotChosen();
        return connector.switchChain(parameters);
      },
      // The true connector hears its provider by itself, and tells wagmi through the same emitter.
      onAccountsChanged: () => undefined,
      onChainChanged: () => undefined,
      onDisconnect: () => undefined,
    };
  });
}
