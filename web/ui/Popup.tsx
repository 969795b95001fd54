import { Content, Portal, Root, Trigger } from 'radix-ui/popover';
import type { ReactNode } from 'react';

interface PopupProps {
  /** The button that opens it. */
  trigger: ReactNode;
  label: string;
  children: ReactNode;
  align?: 'start' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A small panel at a button. */
export function Popup({ trigger, label, children, align = 'end', ...state }: PopupProps) {
  return (
    <Root {...state}>
      <Trigger asChild>{trigger}</Trigger>
      <Portal>
        <Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className="z-40 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-panel p-3 shadow-lg"
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
