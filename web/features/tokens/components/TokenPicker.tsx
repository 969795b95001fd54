import { lazy, Suspense, useState } from 'react';
import type { Address } from 'viem';
import type { Token } from '#features/deployment';
import { Icon } from '#ui/Icon.tsx';
import { TokenMark } from './TokenMark.tsx';

// Opened by few: its search, import and warnings come with the first opening.
const TokenDialog = lazy(() => import('./TokenDialog.tsx'));

interface TokenPickerProps {
  /** What the token is for, such as `Token to pay`: names the button and the dialog. */
  label: string;
  chosen: Token | null;
  onChoose: (token: Token) => void;
  /** Tokens that cannot be chosen here: the other side of a pair. */
  exclude?: readonly Address[];
}

/** A button that shows the chosen token and opens the list of all, with search and import by address. */
export function TokenPicker({ label, chosen, onChoose, exclude }: TokenPickerProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={chosen ? `${label}: ${chosen.symbol}` : label}
        onClick={() => {
          setWasOpened(true);
          setOpen(true);
        }}
        className="inline-flex h-8 max-w-full items-center gap-1.5 rounded-md border border-line bg-panel px-2 font-medium whitespace-nowrap hover:bg-raised"
      >
        {chosen && <TokenMark address={chosen.address} size={18} />}
        <span className="truncate">{chosen?.symbol ?? label}</span>
        <Icon name="down" />
      </button>
      {wasOpened && (
        <Suspense>
          <TokenDialog
            label={label}
            chosen={chosen}
            exclude={exclude ?? []}
            open={open}
            onOpenChange={setOpen}
            onChoose={(token) => {
              setOpen(false);
              onChoose(token);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
