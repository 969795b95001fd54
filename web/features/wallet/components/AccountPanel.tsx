import { type ReactNode, useId, useState } from 'react';
import type { Address } from 'viem';
import { useDisconnect } from 'wagmi';
import { ExplorerLink, useDeployment } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { chooseAccount } from '../model/chosenAccount.ts';
import { nodeDialog } from '../model/nodeDialog.ts';
import { useAccount } from '../queries/useAccount.ts';
import { say } from '../words/english.ts';

interface AccountPanelProps {
  address: Address;
  onClose: () => void;
  children: ReactNode;
}

/** Who is connected, what he holds and did (`children`), which account and node are used. */
export default function AccountPanel({ address, onClose, children }: AccountPanelProps) {
  const { addresses, isTestAccount } = useAccount();
  const { explorerUrl } = useDeployment();
  const disconnect = useDisconnect();
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <div className="flex w-80 max-w-full flex-col gap-3">
      {addresses.length > 1 && (
        <div className="flex items-center justify-between gap-3 text-xs">
          <label htmlFor={id} className="text-quiet">
            {say.accountInUse}
          </label>
          <select
            id={id}
            value={address}
            onChange={(event) => chooseAccount(event.target.value as Address, addresses)}
            className="h-7 rounded-md border border-control bg-paper px-1"
          >
            {addresses.map((known) => (
              <option key={known} value={known}>
                {shortAddress(known)}
              </option>
            ))}
          </select>
        </div>
      )}
      <div className="flex items-start justify-between gap-2">
        <p className="text-2xs break-all text-quiet">
          {explorerUrl === null ? (
            address
          ) : (
            <ExplorerLink kind="address" value={address} what={say.account} />
          )}
        </p>
        <Button look="quiet" size="small" onClick={() => void copy()}>
          {isCopied ? say.copied : say.copy}
        </Button>
      </div>
      {isTestAccount && (
        <p className="rounded-md bg-warn-wash px-2 py-1.5 text-xs">{say.testAccountHint}</p>
      )}
      {children}
      <div className="flex gap-2 border-t border-line pt-3">
        <Button
          className="flex-1"
          onClick={() => {
            onClose();
            nodeDialog.show(true);
          }}
        >
          {say.nodes}
        </Button>
        <Button
          className="flex-1"
          onClick={() => {
            onClose();
            disconnect.mutate();
          }}
        >
          {say.disconnect}
        </Button>
      </div>
    </div>
  );
}
