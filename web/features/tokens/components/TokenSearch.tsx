import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Token } from '#features/deployment';
import { useAccount, useBalance } from '#features/wallet';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import { TokenMark } from './TokenMark.tsx';

interface TokenSearchProps {
  tokens: readonly Token[];
  chosen: Token | null;
  typed: string;
  onType: (text: string) => void;
  onChoose: (token: Token) => void;
}

/** A field and the list that it searches: arrows move, Enter chooses, the focus stays in the field. */
export function TokenSearch({ tokens, chosen, typed, onType, onChoose }: TokenSearchProps) {
  const id = useId();
  const [active, setActive] = useState(0);
  const marked = Math.min(active, tokens.length - 1);
  const optionId = (place: number) => `${id}-option-${place}`;

  useEffect(() => {
    document.getElementById(`${id}-option-${marked}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, marked]);

  const steps: Record<string, number> = {
    ArrowDown: (marked + 1) % tokens.length,
    ArrowUp: (marked + tokens.length - 1) % tokens.length,
    PageDown: Math.min(marked + 6, tokens.length - 1),
    PageUp: Math.max(marked - 6, 0),
  };
  const press = (event: KeyboardEvent) => {
    const token = tokens[marked];
    const step = steps[event.key];
    if (!token) return;
    if (step !== undefined) {
      event.preventDefault();
      setActive(step);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      onChoose(token);
    }
  };

  return (
    <>
      <label htmlFor={id} className="sr-only">
        {say.search}
      </label>
      <input
        id={id}
        role="combobox"
        aria-expanded={tokens.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={tokens.length > 0 ? optionId(marked) : undefined}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        placeholder={say.search}
        value={typed}
        onChange={(event) => {
          setActive(0);
          onType(event.target.value);
        }}
        onKeyDown={press}
        className="h-10 w-full rounded-lg border border-control bg-paper px-3 outline-none focus:border-accent"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={say.tokens}
        className={`-mx-2 max-h-[min(22rem,50vh)] overflow-y-auto ${tokens.length === 0 ? 'hidden' : ''}`}
      >
        {tokens.map((token, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as in every combobox
          <div
            key={token.address}
            id={optionId(place)}
            role="option"
            tabIndex={-1}
            aria-selected={place === marked}
            onClick={() => onChoose(token)}
            onPointerMove={() => setActive(place)}
            className="flex h-12 cursor-pointer items-center gap-3 rounded-md px-2 aria-selected:bg-raised"
          >
            <TokenMark address={token.address} size={26} />
            <span className="min-w-0 flex-1">
              <span className="flex items-center gap-1.5">
                <bdi className="truncate font-medium">{token.symbol}</bdi>
                {token.unlisted && <NotListed />}
                {token.address === chosen?.address && (
                  <span className="text-2xs text-quiet">{say.chosen}</span>
                )}
              </span>
              <span className="flex gap-1.5 text-2xs text-quiet">
                <bdi className="truncate">{token.name}</bdi>
                <span className="shrink-0">{shortAddress(token.address)}</span>
              </span>
            </span>
            <Held token={token} />
          </div>
        ))}
      </div>
    </>
  );
}

/** Marks a token that the reader imported. */
function NotListed() {
  return (
    <span className="shrink-0 rounded bg-warn-wash px-1 text-2xs font-medium text-warn">
      {say.notListed}
    </span>
  );
}

function Held({ token }: { token: Token }) {
  const { address } = useAccount();
  const balance = useBalance(token.address);
  if (!address) return null;
  return (
    <span className="shrink-0 text-right text-xs">
      {balance === undefined ? '–' : formatAmount(balance, token.decimals)}
    </span>
  );
}
