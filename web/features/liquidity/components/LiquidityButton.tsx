import { useAccount, useConnectDialog, useSwitchNetwork } from '#features/wallet';
import { Button } from '#ui/Button.tsx';

interface LiquidityButtonProps {
  /** Why it cannot be sent yet; null where it can. */
  obstacle: string | null;
  label: string;
  onSubmit: () => void;
}

/** Connects, switches, says what is missing, or sends. */
export function LiquidityButton({ obstacle, label, onSubmit }: LiquidityButtonProps) {
  const { address, isOnOtherChain } = useAccount();
  const openConnect = useConnectDialog();
  const { switchNetwork } = useSwitchNetwork();
  if (!address) {
    return (
      <Button look="primary" size="large" onClick={openConnect}>
        Connect a wallet
      </Button>
    );
  }
  if (isOnOtherChain) {
    return (
      <Button look="primary" size="large" onClick={switchNetwork}>
        Switch your wallet to this network
      </Button>
    );
  }
  return (
    <Button look="primary" size="large" disabled={obstacle !== null} onClick={onSubmit}>
      {obstacle ?? label}
    </Button>
  );
}
