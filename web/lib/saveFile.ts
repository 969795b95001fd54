/** How long the browser has to read what it saves, in milliseconds: some only begin once the reader chose a place. */
const READING = 60_000;

/** Hands a text or bytes to the browser as a download. */
export function saveFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  type: string,
): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READING);
}
