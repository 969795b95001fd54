import { useDeployment } from '#features/deployment';
import { exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { type GivenSignature, rememberedGrants } from '../model/rememberedGrants.ts';
import { useGivenRights, useGrantScope, useRememberedGrants } from '../queries/useGivenRights.ts';
import { say } from '../words/english.ts';

/** Signatures given on this device that somebody may still bring, each to be made unusable. */
export function GivenSignatures() {
  const scope = useGrantScope();
  const { signatures } = useRememberedGrants(scope);
  const now = useGivenRights().data?.now;
  const usable = signatures.filter(({ deadline }) => now === undefined || deadline >= now);
  if (usable.length === 0) return null;
  return (
    <div className="border-t border-line pt-2 text-xs">
      <h3 className="px-3 font-medium">{say.signatures}</h3>
      <p className="px-3 text-2xs text-quiet">{say.aboutSignatures}</p>
      <ul className="mt-1">
        {usable.map((signature) => (
          <Given key={String(signature.nonce)} signature={signature} />
        ))}
      </ul>
    </div>
  );
}

function Given({ signature }: { signature: GivenSignature }) {
  const { exchange } = useDeployment();
  const { isOnOtherChain } = useAccount();
  const { undertake, isBusy } = useTransactions();
  const scope = useGrantScope();
  const { delegate, nonce, deadline } = signature;
  const who = shortAddress(delegate);
  const revoke = async () => {
    const call = exchangeCall(exchange, 'revokeNonce', [nonce]);
    const isDone = await undertake({ label: say.voidOf(who), call });
    if (isDone) rememberedGrants.forgetSignature(scope, nonce);
  };
  return (
    <li className="flex items-center justify-between gap-3 border-t border-line px-3 py-2">
      <span>
        <span className="block font-medium">{who}</span>
        <span className="text-2xs text-quiet">
          {say.bringUntil(formatDayClock(Number(deadline)))}
        </span>
      </span>
      <Button
        size="small"
        disabled={isBusy || isOnOtherChain}
        aria-label={say.voidOf(who)}
        onClick={() => void revoke()}
      >
        {say.makeVoid}
      </Button>
    </li>
  );
}
