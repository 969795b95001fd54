import { lazy, type ReactNode, Suspense, useState } from 'react';
import { WagmiProvider } from 'wagmi';
import type { Deployment } from '#features/deployment';
import { FeedProvider } from '#features/feed';
import { MarketRegistry } from '#features/registry';
import { TransactionHost } from '#features/transactions';
import { ConnectProvider, createWalletConfig } from '#features/wallet';
import { useTheme } from '#lib/theme.ts';

// Nothing is told before something was signed: it may come after the page.
const Notices = lazy(() => import('#ui/Notices.tsx'));
// For who looks at what a transaction did.
const LendingEvents = lazy(() =>
  import('#features/lending').then((lending) => ({ default: lending.LendingEvents })),
);

/** What trading needs around it: the wallet, the indexer, the dialog and the notices. */
export function Trading(props: { deployment: Deployment; children: ReactNode }) {
  const [config] = useState(() => createWalletConfig(props.deployment));
  const theme = useTheme();
  return (
    <WagmiProvider config={config}>
      <FeedProvider>
        <MarketRegistry>
          <ConnectProvider>{props.children}</ConnectProvider>
        </MarketRegistry>
        <Suspense>
          <Notices theme={theme} />
          <TransactionHost LendingEvents={LendingEvents} />
        </Suspense>
      </FeedProvider>
    </WagmiProvider>
  );
}
