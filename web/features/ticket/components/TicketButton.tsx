import { useConnectDialog, useSwitchNetwork } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import type { TicketStep } from '../model/validateTicket.ts';
import { say } from '../words/english.ts';

interface TicketButtonProps {
  step: TicketStep;
  look: 'buy' | 'sell' | 'primary';
  /** What it says when all is ready. */
  label: string;
  /** The token that is approved first, where one is. */
  approves: string;
  onSubmit: () => void;
}

/** The one button of a ticket: connects, switches, says what is missing, or sends. */
export function TicketButton({ step, look, label, approves, onSubmit }: TicketButtonProps) {
  const openConnect = useConnectDialog();
  const { switchNetwork, isPending } = useSwitchNetwork();
  switch (step.kind) {
    case 'connect':
      return (
        <Button look="primary" size="large" onClick={openConnect}>
          {say.connect}
        </Button>
      );
    case 'switch':
      return (
        <Button look="primary" size="large" disabled={isPending} onClick={switchNetwork}>
          {say.switchNetwork}
        </Button>
      );
    case 'blocked':
      return (
        <Button size="large" look={look} disabled>
          {step.label}
        </Button>
      );
    case 'ready':
      return (
        <Button size="large" look={look} type="submit" onClick={onSubmit}>
          {step.needsApproval ? say.approveThen(approves, label) : label}
        </Button>
      );
  }
}
