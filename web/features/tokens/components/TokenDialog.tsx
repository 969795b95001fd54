import { useState } from 'react';
import type { Address } from 'viem';
import type { Token } from '#features/deployment';
import { readAddress } from '#lib/readAddress.ts';
import { Modal } from '#ui/Modal.tsx';
import { searchTokens } from '../model/searchTokens.ts';
import { useTokens } from '../queries/useTokens.ts';
import { say } from '../words/english.ts';
import { ImportedTokens } from './ImportedTokens.tsx';
import { ImportToken } from './ImportToken.tsx';
import { TokenSearch } from './TokenSearch.tsx';

interface TokenDialogProps {
  label: string;
  chosen: Token | null;
  exclude: readonly Address[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onChoose: (token: Token) => void;
}

/** All tokens, to be searched and chosen from; an address that is not among them can be imported. */
export default function TokenDialog(props: TokenDialogProps) {
  const { label, open, onOpenChange } = props;
  return (
    <Modal open={open} onOpenChange={onOpenChange} title={label}>
      <Choices {...props} />
    </Modal>
  );
}

function Choices({ chosen, exclude, onChoose }: TokenDialogProps) {
  const tokens = useTokens();
  const [typed, setTyped] = useState('');
  const entry = readAddress(typed);
  const found = searchTokens(tokens, typed).filter(({ address }) => !exclude.includes(address));
  const excluded =
    entry.kind === 'address' ? tokens.find(({ address }) => address === entry.address) : undefined;
  return (
    <div className="flex flex-col gap-3">
      <TokenSearch
        tokens={found}
        chosen={chosen}
        typed={typed}
        onType={setTyped}
        onChoose={onChoose}
      />
      {entry.kind === 'address' && found.length === 0 && !excluded && (
        <ImportToken key={entry.address} address={entry.address} onImport={onChoose} />
      )}
      {entry.kind !== 'address' && found.length === 0 && (
        <p className="px-1 text-quiet">
          {entry.kind === 'mistyped' ? say.mistyped : say.nothingFound}
        </p>
      )}
      {excluded && found.length === 0 && (
        <p className="px-1 text-quiet">{say.notHere(excluded.symbol)}</p>
      )}
      {typed === '' && <ImportedTokens chosen={chosen} />}
    </div>
  );
}
