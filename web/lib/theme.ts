import { useSyncExternalStore } from 'react';
import { writeStored } from './storedValue.ts';

export type Theme = 'light' | 'dark';

const listeners = new Set<() => void>();

function currentTheme(): Theme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Changes the theme of the whole page and keeps the choice (public/theme.js reads it at the next visit). */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  writeStored('weir.theme', theme);
  for (const listener of listeners) listener();
}

/** The theme in use; a component that uses it draws again when it changes. */
export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentTheme);
}
