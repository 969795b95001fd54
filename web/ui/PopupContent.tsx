import { Anchor, Content, Portal, Root } from 'radix-ui/popover';
import type { ReactNode, RefObject } from 'react';

interface PopupContentProps {
  /** The button that it belongs to. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  align: 'start' | 'end';
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** The panel itself: see `Popup`, which loads it. */
export default function PopupContent(props: PopupContentProps) {
  const { anchor, label, align, open, onOpenChange, children } = props;
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Portal>
        <Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The button closes it by itself: closed here too, it would open again.
            if (anchor.current?.contains(event.target as Node)) event.preventDefault();
          }}
          className="z-40 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line bg-panel p-3 shadow-lg"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
