/** Text made safe to stand in HTML and SVG, between tags and in quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A coordinate: two decimals are finer than any screen. */
export function at(value: number): string {
  return String(Math.round(value * 100) / 100);
}
