import { lazy, Suspense, useState } from 'react';
import { type Connector, useConnect, useConnectors } from 'wagmi';
import { explainFailure } from '#features/failures';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import { TEST_ACCOUNT_ID } from '../model/testAccount.ts';
import { WALLET_CONNECT_ID } from '../model/walletConnect.ts';
import { say } from '../words/english.ts';

const WalletConnectCode = lazy(() => import('./WalletConnectCode.tsx'));

/** Of wagmi's: the browser's one wallet that does not announce itself. */
const INJECTED_ID = 'injected';

/** Wallets that announced themselves, WalletConnect where there is a project, and on the local chain the test account. */
export default function ConnectDialog(props: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const { open, onOpenChange } = props;
  const connectors = useConnectors();
  const connect = useConnect();
  const [asked, setAsked] = useState<string | null>(null);

  const choose = (connector: Connector) => {
    setAsked(connector.uid);
    connect.mutate({ connector }, { onSuccess: () => onOpenChange(false) });
  };
  const special = new Set<string>([TEST_ACCOUNT_ID, WALLET_CONNECT_ID, INJECTED_ID]);
  const announced = connectors.filter(({ id }) => !special.has(id));
  const withId = (id: string) => connectors.find((connector) => connector.id === id);
  const fallback = announced.length === 0 && 'ethereum' in window ? withId(INJECTED_ID) : undefined;
  const wallets = fallback ? [fallback] : announced;
  const test = withId(TEST_ACCOUNT_ID);
  const phone = withId(WALLET_CONNECT_ID);
  const isShowingCode = connect.isPending && phone !== undefined && asked === phone.uid;
  const failure = connect.error && explainFailure(connect.error, null);

  return (
    <Modal
      open={open}
      onOpenChange={(next) => {
        connect.reset();
        onOpenChange(next);
      }}
      title={say.connectTitle}
      description={say.connectDescription}
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
              {connector === fallback ? say.browserWallet : connector.name}
              {connect.isPending && asked === connector.uid && (
                <span className="ml-auto text-quiet">{say.waiting}</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
      {wallets.length === 0 && <p className="text-quiet">{say.noWallet}</p>}
      {phone && (
        <div className="mt-2">
          <Button
            className="h-11 w-full !justify-start"
            disabled={connect.isPending}
            onClick={() => choose(phone)}
          >
            <Icon name="wallet" />
            {say.phoneWallet}
          </Button>
          <p className="mt-1 text-xs text-quiet">{say.thirdParty}</p>
          {isShowingCode && (
            <Suspense fallback={<div className="h-72" />}>
              <WalletConnectCode connector={phone} />
            </Suspense>
          )}
        </div>
      )}
      {test && (
        <div className="mt-4 border-t border-line pt-4">
          <Button
            className="h-11 w-full !justify-start"
            disabled={connect.isPending}
            onClick={() => choose(test)}
          >
            <span className="rounded bg-warn-wash px-1.5 text-2xs font-semibold text-warn">
              {say.test}
            </span>
            {say.testAccount}
          </Button>
          <p className="mt-2 text-xs text-quiet">{say.testAccountUse}</p>
        </div>
      )}
      {failure && (
        <div className="mt-3">
          <Notice tone="error">{failure.kind === 'rejected' ? say.saidNo : failure.words}</Notice>
        </div>
      )}
    </Modal>
  );
}
