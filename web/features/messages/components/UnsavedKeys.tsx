import { Link } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { Notice } from '#ui/Notice.tsx';
import { backupState } from '../model/keysBackup.ts';
import { say } from '../words/english.ts';

/** Leads to a backup where this device has keys that none holds, as after the first trade. */
export function UnsavedKeys() {
  const { chainId, peers } = useDeployment();
  if (!peers) return null;
  const { unsaved } = backupState({ chainId, escrow: peers.escrow });
  if (unsaved === 0) return null;
  return (
    <Notice tone="warn">
      {say.unsavedKeys(String(unsaved))}{' '}
      <Link to="/p2p/trades" hash="keys" className="font-medium underline">
        {say.toBackup}
      </Link>
    </Notice>
  );
}
