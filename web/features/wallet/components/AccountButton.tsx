import { type ReactNode, useState } from 'react';
import { useDisconnect, useSwitchChain } from 'wagmi';
import { useDeployment } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { useAccount } from '../queries/useAccount.ts';
import { useConnectDialog } from './ConnectProvider.tsx';

/** Connects, or shows who is connected; `children` stand in its panel (recent transactions, test tokens). */
export function AccountButton({ children }: { children: ReactNode }) {
  const { chainId } = useDeployment();
  const { address, isOnOtherChain, isTestAccount } = useAccount();
  const disconnect = useDisconnect();
  const switchChain = useSwitchChain();
  const openConnect = useConnectDialog();
  const [open, setOpen] = useState(false);

  if (!address) {
    return (
      <Button look="primary" onClick={openConnect}>
        Connect
      </Button>
    );
  }
  if (isOnOtherChain) {
    return (
      <Button
        look="sell"
        disabled={switchChain.isPending}
        onClick={() => switchChain.mutate({ chainId })}
      >
        Switch network
      </Button>
    );
  }
  return (
    <Popup
      label="Account"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          {isTestAccount && (
            <span className="rounded bg-warn-wash px-1 text-2xs font-semibold text-warn">TEST</span>
          )}
          {shortAddress(address)}
          <Icon name="down" />
        </Button>
      }
    >
      <div className="flex w-80 flex-col gap-3">
        <p className="text-2xs break-all text-quiet">{address}</p>
        {isTestAccount && (
          <p className="rounded-md bg-warn-wash px-2 py-1.5 text-xs">
            Test account – local chain only. Anybody can sign for it.
          </p>
        )}
        {children}
        <Button
          onClick={() => {
            setOpen(false);
            disconnect.mutate();
          }}
        >
          Disconnect
        </Button>
      </div>
    </Popup>
  );
}
