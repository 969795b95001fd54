import { Button } from '#ui/Button.tsx';
import { useAccount } from '../queries/useAccount.ts';
import { useSwitchNetwork } from '../queries/useSwitchNetwork.ts';
import { say } from '../words/english.ts';
import { useConnectDialog } from './ConnectProvider.tsx';

interface SendButtonProps {
  /** Why it cannot be sent yet; null where it can. */
  obstacle: string | null;
  label: string;
  look?: 'primary' | 'buy' | 'sell' | 'quiet';
  onSubmit: () => void;
}

/** The one button of a form: connects, switches, says what is missing, or sends. */
export function SendButton({ obstacle, label, look = 'primary', onSubmit }: SendButtonProps) {
  const { address, isOnOtherChain } = useAccount();
  const openConnect = useConnectDialog();
  const { switchNetwork, isPending } = useSwitchNetwork();
  if (!address) {
    return (
      <Button look="primary" size="large" onClick={openConnect}>
        {say.connectWallet}
      </Button>
    );
  }
  if (isOnOtherChain) {
    return (
      <Button look="primary" size="large" disabled={isPending} onClick={switchNetwork}>
        {say.switchNetwork}
      </Button>
    );
  }
  return (
    <Button
      look={look}
      size="large"
      disabled={obstacle !== null}
      onClick={onSubmit}
      className="min-w-0 whitespace-normal"
    >
      {obstacle ?? label}
    </Button>
  );
}
