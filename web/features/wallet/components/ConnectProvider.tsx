import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useCallback,
  useState,
  useSyncExternalStore,
} from 'react';
import { nodeDialog } from '../model/nodeDialog.ts';

const ConnectDialog = lazy(() => import('./ConnectDialog.tsx'));
const NodeDialog = lazy(() => import('./NodeDialog.tsx'));

const OpenConnect = createContext<() => void>(() => {
  throw new Error('useConnectDialog is used outside of ConnectProvider.');
});

/** Holds the dialogs that any part of the page may open; each is loaded when it is opened first. */
export function ConnectProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const isNodeOpen = useSyncExternalStore(nodeDialog.subscribe, nodeDialog.isOpen);
  const show = useCallback(() => {
    setWasOpened(true);
    setOpen(true);
  }, []);
  return (
    <OpenConnect value={show}>
      {children}
      <Suspense>
        {wasOpened && <ConnectDialog open={open} onOpenChange={setOpen} />}
        {isNodeOpen && <NodeDialog />}
      </Suspense>
    </OpenConnect>
  );
}

/** Opens the wallet dialog. */
export function useConnectDialog(): () => void {
  return use(OpenConnect);
}
