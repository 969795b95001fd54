/// <reference lib="dom" />
declare global {
  interface Window {
    weirTestWallet: (
      method: string,
      params: unknown,
    ) => Promise<{ result?: unknown; error?: { code: number; message: string } }>;
  }
}

/** Runs in the page before its own scripts: an EIP-6963 wallet whose every request is answered by the test. */
export function announceWallet(): void {
  type Listener = (value: unknown) => void;
  const listeners = new Map<string, Set<Listener>>();
  const emit = (event: string, value: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(value);
  };
  const provider = {
    request: async ({ method, params }: { method: string; params?: unknown }) => {
      const { result, error } = await window.weirTestWallet(method, params);
      if (error) throw Object.assign(new Error(error.message), { code: error.code });
      if (method === 'wallet_switchEthereumChain') {
        emit('chainChanged', (params as [{ chainId: string }])[0].chainId);
      }
      if (method === 'wallet_addEthereumChain') {
        emit('chainChanged', (params as [{ chainId: string }])[0].chainId);
      }
      return result;
    },
    on: (event: string, listener: Listener) => {
      if (!listeners.has(event)) listeners.set(event, new Set());
      listeners.get(event)?.add(listener);
      return provider;
    },
    removeListener: (event: string, listener: Listener) => {
      listeners.get(event)?.delete(listener);
      return provider;
    },
  };
  window.addEventListener('weir-test-chain', (event) =>
    emit('chainChanged', (event as CustomEvent).detail),
  );
  window.addEventListener('weir-test-accounts', (event) =>
    emit('accountsChanged', (event as CustomEvent).detail),
  );
  const info = {
    uuid: '5a1c2b4e-6a5f-4c6e-9b60-7d1f3c2a9e10',
    name: 'Browser test wallet',
    icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>',
    rdns: 'test.weir.wallet',
  };
  const announce = () =>
    window.dispatchEvent(
      new CustomEvent('eip6963:announceProvider', {
        detail: Object.freeze({ info: Object.freeze(info), provider }),
      }),
    );
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
}
