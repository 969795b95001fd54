/** A text kept on this device, or null where none is kept or storage is refused. */
export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // private windows may refuse storage: the page then forgets, and works
  }
}

/** Keeps a text on this device; where storage is refused it is forgotten with the page. */
export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // as above: nothing depends on it
  }
}

/** Forgets a text. */
export function forgetStored(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // as above: there is nothing to forget
  }
}

/** The keys of all texts kept on this device that begin with `prefix`. */
export function storedKeys(prefix: string): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return []; // as above
  }
}
