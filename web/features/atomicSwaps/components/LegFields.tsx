import { useDeployment } from '#features/deployment';
import { readDecimal } from '#lib/decimalEntry.ts';
import { readAddress } from '#lib/readAddress.ts';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { TextField } from '#ui/TextField.tsx';
import { knownEntry } from '../model/chainEntry.ts';
import type { LegDraft } from '../model/swapDraft.ts';
import type { LegToken } from '../queries/useLegToken.ts';
import { say } from '../words/english.ts';
import { ChainFields } from './ChainFields.tsx';

interface LegFieldsProps {
  title: string;
  draft: LegDraft;
  onChange: (draft: LegDraft) => void;
  found: LegToken;
}

/** What is given or got: where, which token, how much. A chain that is known here brings its nodes along. */
export function LegFields({ title, draft, onChange, found }: LegFieldsProps) {
  const deployment = useDeployment();
  const { token, problem, isSuspicious } = found;
  const set = (change: Partial<LegDraft>) => onChange({ ...draft, ...change });
  const setChain = (text: string) => {
    const known = /^[1-9]\d{0,8}$/.test(text) ? knownEntry(Number(text), deployment) : null;
    const isKnown = known !== null && known.nodes !== '';
    set({ chain: isKnown ? known : { ...draft.chain, chain: text } });
  };
  const typed = readAddress(draft.token);
  const entry = readDecimal(draft.amount, token?.decimals ?? 36);
  const amountProblem =
    entry.kind === 'malformed'
      ? say.noNumber
      : entry.kind === 'tooPrecise'
        ? say.tooPrecise
        : undefined;
  return (
    <Panel title={title}>
      <div className="flex flex-col gap-3 p-3">
        <ChainFields
          about={title}
          entry={draft.chain}
          onChange={(chain) => set({ chain })}
          onChain={setChain}
        />
        <TextField
          label={say.token}
          value={draft.token}
          onChange={(text) => set({ token: text })}
          placeholder="0x…"
          problem={typed.kind === 'mistyped' ? say.mistyped : problem}
          {...(token && { hint: `${token.symbol} · ${token.name}. ${say.unlistedToken}` })}
        />
        {isSuspicious && <Notice tone="warn">{say.suspiciousToken}</Notice>}
        <DecimalField
          label={say.amount}
          unit={token?.symbol ?? ''}
          value={draft.amount}
          onChange={(amount) => set({ amount })}
          problem={amountProblem}
        />
      </div>
    </Panel>
  );
}
