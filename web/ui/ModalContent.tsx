import { Close, Content, Description, Overlay, Portal, Root, Title } from 'radix-ui/dialog';
import { type ReactNode, useRef } from 'react';
import { Icon } from './Icon.tsx';

export interface ModalProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: string;
  children: ReactNode;
}

/** The dialog itself: see `Modal`, which loads it. */
export default function ModalContent({
  open,
  onOpenChange,
  title,
  description,
  children,
}: ModalProps) {
  // It may be opened from anywhere, so it remembers itself where the focus goes back to.
  const opener = useRef<Element | null>(null);
  return (
    <Root open={open} onOpenChange={onOpenChange}>
      <Portal>
        <Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Content
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-xl border border-line bg-panel p-5 shadow-xl"
        >
          <div className="flex items-start justify-between gap-4">
            <Title className="text-base font-semibold">{title}</Title>
            <Close
              className="-mt-1 -mr-1 grid size-7 place-items-center rounded-md text-quiet hover:bg-raised"
              aria-label="Close"
            >
              <Icon name="close" />
            </Close>
          </div>
          {description && <Description className="mt-1 text-quiet">{description}</Description>}
          <div className="mt-4">{children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
