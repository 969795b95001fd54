let shown: string | null = null;
const listeners = new Set<() => void>();

/** Which transaction's details are open: the list and the notices open them. */
export const shownDetails = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => shown,
  show(id: string | null): void {
    shown = id;
    for (const listener of listeners) listener();
  },
};
