import type { ReactNode } from 'react';

/** What stands where there is nothing yet. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="px-3 py-6 text-center text-quiet">{children}</p>;
}
