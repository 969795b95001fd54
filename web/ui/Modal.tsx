import { lazy, Suspense, useState } from 'react';
import type { ModalProps } from './ModalContent.tsx';

const ModalContent = lazy(() => import('./ModalContent.tsx'));

/**
 * A dialog above the page: keeps the keyboard inside, closes by Escape, gives the focus back. What draws it is loaded
 * when one is opened first.
 */
export function Modal(props: ModalProps) {
  const [wasOpened, setWasOpened] = useState(false);
  if (props.open && !wasOpened) setWasOpened(true);
  return wasOpened ? (
    <Suspense>
      <ModalContent {...props} />
    </Suspense>
  ) : null;
}
