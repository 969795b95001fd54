import { lazy, type ReactNode, Suspense, useState } from 'react';
import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { useAccount } from '../queries/useAccount.ts';
import { useSwitchNetwork } from '../queries/useSwitchNetwork.ts';
import { say } from '../words/english.ts';
import { useConnectDialog } from './ConnectProvider.tsx';

const AccountPanel = lazy(() => import('./AccountPanel.tsx'));

interface AccountButtonProps {
  /** Transactions are under way. */
  isWorking: boolean;
  /** The page around it works on any chain, and switches by itself. */
  isAnyChain: boolean;
  /** Stands in the account's panel: recent transactions, test tokens. */
  children: ReactNode;
}

/** Connects, switches the network, or shows who is connected. */
export function AccountButton({ isWorking, isAnyChain, children }: AccountButtonProps) {
  const { address, isOnOtherChain, isTestAccount } = useAccount();
  const { switchNetwork, isPending } = useSwitchNetwork();
  const openConnect = useConnectDialog();
  const [open, setOpen] = useState(false);

  if (!address) {
    return (
      <Button look="primary" onClick={openConnect}>
        {say.connect}
      </Button>
    );
  }
  if (isOnOtherChain && !isAnyChain) {
    return (
      <Button look="sell" disabled={isPending} onClick={switchNetwork}>
        {say.switchNetwork}
      </Button>
    );
  }
  return (
    <Popup
      label={say.account}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          {isTestAccount && (
            <span className="rounded bg-warn-wash px-1 text-2xs font-semibold text-warn">
              {say.test}
            </span>
          )}
          {isWorking && (
            <span className="size-2 animate-pulse rounded-full bg-accent">
              <span className="sr-only">{say.working}</span>
            </span>
          )}
          {shortAddress(address)}
          <Icon name="down" />
        </Button>
      }
    >
      <Suspense fallback={<div className="h-72 w-80" />}>
        <AccountPanel address={address} onClose={() => setOpen(false)}>
          {children}
        </AccountPanel>
      </Suspense>
    </Popup>
  );
}
