import { useState } from 'react';
import { type Connector, useConnect, useConnectors } from 'wagmi';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TEST_ACCOUNT_ID } from '../model/testAccount.ts';

/** Wallets that announced themselves, and on the local chain the test account. */
export function ConnectDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { open, onOpenChange } = props;
  const connectors = useConnectors();
  const connect = useConnect();
  const [asked, setAsked] = useState<string | null>(null);

  const choose = (connector: Connector) => {
    setAsked(connector.uid);
    connect.mutate({ connector }, { onSuccess: () => onOpenChange(false) });
  };
  const wallets = connectors.filter(({ id }) => id !== TEST_ACCOUNT_ID);
  const test = connectors.find(({ id }) => id === TEST_ACCOUNT_ID);

  return (
    <Modal
      open={open}
      onOpenChange={(next) => {
        connect.reset();
        onOpenChange(next);
      }}
      title="Connect a wallet"
      description="The page asks before every transaction and never holds your keys."
    >
      <ul className="flex flex-col gap-2">
        {wallets.map((connector) => (
          <li key={connector.uid}>
            <Button
              className="h-11 w-full !justify-start"
              disabled={connect.isPending}
              onClick={() => choose(connector)}
            >
              {connector.icon ? (
                <img src={connector.icon.trim()} alt="" className="size-5 rounded" />
              ) : (
                <Icon name="wallet" />
              )}
              {connector.name}
              {connect.isPending && asked === connector.uid && (
                <span className="ml-auto text-quiet">Waiting for the wallet…</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
      {wallets.length === 0 && (
        <p className="text-quiet">No wallet has announced itself in this browser.</p>
      )}
      {test && (
        <div className="mt-4 border-t border-line pt-4">
          <Button
            className="h-11 w-full !justify-start"
            disabled={connect.isPending}
            onClick={() => choose(test)}
          >
            <span className="rounded bg-warn-wash px-1.5 text-2xs font-semibold text-warn">
              TEST
            </span>
            {test.name}
          </Button>
          <p className="mt-2 text-xs text-quiet">
            Trades at once with test tokens. Its key is public: it works on this local chain and on
            no other.
          </p>
        </div>
      )}
      {connect.error && (
        <div className="mt-3">
          <Notice tone="error">
            {connect.error.name === 'UserRejectedRequestError'
              ? 'You said no in the wallet.'
              : connect.error.message.split('\n')[0]}
          </Notice>
        </div>
      )}
    </Modal>
  );
}
