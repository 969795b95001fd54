import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { deviceBytes } from '#lib/deviceBytes.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Segments } from '#ui/Segments.tsx';
import { keptTrades } from '../model/keptConversation.ts';
import { backupState } from '../model/keysBackup.ts';
import { allTradeKeys } from '../model/tradeKeys.ts';
import { say } from '../words/english.ts';
import { BackupForm } from './BackupForm.tsx';
import { RestoreForm } from './RestoreForm.tsx';

/** What this device holds of trades' keys and messages, with the ways to back it up and to bring it back. */
export function KeysPanel() {
  const { chainId, peers } = useDeployment();
  const [way, setWay] = useState<'backup' | 'restore'>('backup');
  // Counts what was backed up or restored: what is held is looked at again.
  const [changes, setChanges] = useState(0);
  const escrow = peers?.escrow;
  const { data: talks } = useQuery({
    queryKey: ['device', chainId, 'conversations', { escrow: escrow ?? null, changes }],
    queryFn: async () => (escrow ? (await keptTrades(deviceBytes, { chainId, escrow })).length : 0),
    networkMode: 'always',
    retry: false,
  });
  if (!escrow) return null;
  const scope = { chainId, escrow };
  const held = allTradeKeys(scope).length;
  const { madeAt, unsaved } = backupState(scope);
  const changed = () => setChanges((count) => count + 1);
  return (
    <Panel title={say.keysTitle}>
      <div className="flex flex-col gap-3 p-3">
        {unsaved > 0 && <Notice tone="warn">{say.unsavedKeys(String(unsaved))}</Notice>}
        <p className="text-xs">
          {held === 0
            ? say.keysNone
            : say.keysHeld(String(held), talks === undefined ? '–' : `${talks}`)}
        </p>
        {held > 0 && (
          <p className="text-xs text-quiet">
            {madeAt === null ? say.neverBackedUp : say.backedUpAt(formatDayMinute(madeAt))}
          </p>
        )}
        <p className="text-xs text-quiet">{say.keysAbout}</p>
        <Segments
          label={say.whichWay}
          value={way}
          onChange={setWay}
          segments={[
            { value: 'backup', label: say.backup },
            { value: 'restore', label: say.restore },
          ]}
        />
        {way === 'backup' ? (
          <BackupForm scope={scope} canMake={held > 0} onMade={changed} />
        ) : (
          <RestoreForm scope={scope} onRestored={changed} />
        )}
      </div>
    </Panel>
  );
}
