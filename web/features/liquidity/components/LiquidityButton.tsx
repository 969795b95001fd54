import { useAccount, useConnectDialog, useSwitchNetwork } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { say } from '../words/english.ts';

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
        {say.connect}
      </Button>
    );
  }
  if (isOnOtherChain) {
    return (
      <Button look="primary" size="large" onClick={switchNetwork}>
        {say.switchNetwork}
      </Button>
    );
  }
  return (
    <Button look="primary" size="large" disabled={obstacle !== null} onClick={onSubmit}>
      {obstacle ?? label}
    </Button>
  );
}
