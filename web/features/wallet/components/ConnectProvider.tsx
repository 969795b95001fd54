import { createContext, type ReactNode, use, useCallback, useState } from 'react';
import { ConnectDialog } from './ConnectDialog.tsx';

const OpenConnect = createContext<() => void>(() => {
  throw new Error('useConnectDialog is used outside of ConnectProvider.');
});

/** Holds the one dialog that any part of the page may open. */
export function ConnectProvider({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const show = useCallback(() => setOpen(true), []);
  return (
    <OpenConnect value={show}>
      {children}
      <ConnectDialog open={open} onOpenChange={setOpen} />
    </OpenConnect>
  );
}

/** Opens the wallet dialog. */
export function useConnectDialog(): () => void {
  return use(OpenConnect);
}
