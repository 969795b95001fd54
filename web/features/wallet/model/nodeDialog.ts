let isOpen = false;
const listeners = new Set<() => void>();

/** Whether the dialog of the nodes is open; opened from wherever a node is spoken of. */
export const nodeDialog = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isOpen: () => isOpen,
  show(next: boolean): void {
    isOpen = next;
    for (const listener of listeners) listener();
  },
};
