/** How long the browser has to read what it saves, in milliseconds. */
const READING = 60_000;

/** Gives bytes to the browser to be saved under a name. */
export function saveFile(name: string, bytes: Uint8Array): void {
  // Bytes that were made here lie in memory of their own, never in one that is shared.
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READING);
}
