import { type SwapRecord, swapRecordText } from '@weir/contracts';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TextField } from '#ui/TextField.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { termsLink, termsText } from '../model/swapText.ts';
import { watchCommand } from '../model/watchCommand.ts';
import type { SwapChains } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { CopyButton } from './CopyButton.tsx';

/** The proposal for the other side, as a link and as text. */
export function ProposalPanel({ terms }: Pick<SwapRecord, 'terms'>) {
  const link = termsLink(location.origin, terms);
  return (
    <Panel title={say.proposalTitle}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs text-quiet">{say.proposalText}</p>
        <TextField label={say.linkLabel} value={link} onChange={() => undefined} isLong isFixed />
        <div className="flex flex-wrap items-center gap-2">
          <CopyButton label={say.copyLink} text={link} />
          <CopyButton label={say.copyText} text={termsText(terms)} />
        </div>
      </div>
    </Panel>
  );
}

/** What of a swap can be taken elsewhere: its record for a watcher, and the secret. */
export function KeepPanel({ record, chains }: { record: SwapRecord; chains: SwapChains }) {
  const { terms, role } = record;
  const { hash } = terms;
  const settings = [chains.first, chains.second].flatMap((chain) => chain?.settings ?? []);
  const command = watchCommand(record, settings);
  const saveSecret = () => {
    const secret = keptSwaps.readSecret(hash);
    if (secret !== null) saveFile(`${hash}.secret`, `${secret}\n`, 'text/plain');
  };
  const hasSecret = role === 'holder' && keptSwaps.readSecret(hash) !== null;
  return (
    <Panel title={say.keepTitle}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs">{say.keepText}</p>
        <div className="flex flex-wrap gap-2">
          <Button
            onClick={() => saveFile(`${hash}.json`, swapRecordText(record), 'application/json')}
          >
            {say.exportRecord}
          </Button>
          {hasSecret && <Button onClick={saveSecret}>{say.exportSecret}</Button>}
        </div>
        {hasSecret && <p className="text-xs text-warn">{say.secretWarning}</p>}
        <p className="text-xs text-quiet">{say.watcherText}</p>
        <TextField
          label={say.watcherCommand}
          value={command}
          onChange={() => undefined}
          isLong
          isFixed
        />
        <div>
          <CopyButton label={say.copyText} text={command} />
        </div>
      </div>
    </Panel>
  );
}
