import type { Plugin } from 'vite';

const APPKIT = '@reown/appkit/core';

/**
 * WalletConnect's provider can draw a dialog by a package of its own, which the install leaves out: the page draws the
 * code itself (features/wallet/components/WalletConnectCode.tsx). Its import finds this in the package's place.
 */
export function withoutAppKit(): Plugin {
  return {
    name: 'weir-without-appkit',
    enforce: 'pre',
    resolveId: (id) => (id === APPKIT ? `\0${APPKIT}` : null),
    load: (id) =>
      id === `\0${APPKIT}`
        ? `export function createAppKit() {
            throw new Error("WalletConnect's own dialog is not part of this page: it draws the code itself.");
          }`
        : null,
  };
}
