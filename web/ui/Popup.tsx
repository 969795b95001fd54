import {
  type ButtonHTMLAttributes,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  type Ref,
  Suspense,
  useRef,
  useState,
} from 'react';

const load = () => import('./PopupContent.tsx');
const PopupContent = lazy(load);

interface PopupProps {
  /** The button that opens it. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement> & { ref?: Ref<HTMLButtonElement> }>;
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A small panel at a button. What places it is loaded once the button is about to be pressed. */
export function Popup({ trigger, label, children, align = 'end', ...state }: PopupProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [own, setOwn] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const open = state.open ?? own;
  if (open && !wasOpened) setWasOpened(true);
  const change = (next: boolean) => {
    setOwn(next);
    state.onOpenChange?.(next);
  };
  const preload = () => void load();

  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        onClick: () => change(!open),
        onPointerEnter: preload,
        onFocus: preload,
      })}
      {wasOpened && (
        <Suspense>
          <PopupContent
            anchor={anchor}
            label={label}
            align={align}
            open={open}
            onOpenChange={change}
          >
            {children}
          </PopupContent>
        </Suspense>
      )}
    </>
  );
}
