/** Longer names than this are cut, in characters as a reader counts them: a token may call itself anything. */
const LONGEST = { symbol: 16, name: 48 } as const;
/** Nothing beyond this is even looked at. */
const LOOKED_AT = 400;

// Control and format characters (zero width, bidi controls, tags), private and unassigned ones, surrogates, line and
// paragraph ends, what fonts leave out (fillers, variation selectors), and the empty braille cell.
const HIDDEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What a token says of itself, fit to be shown: nothing that is not drawn, that turns the direction of writing or that
 * breaks the line, no heaps of accents, spaces made one, and cut to a length that a line holds. Empty where nothing
 * is left.
 *
 * @example readableText('US\u200bDC\u202e  ', 'symbol') // 'USDC'
 */
export function readableText(text: string, kind: keyof typeof LONGEST): string {
  const shown = text
    .slice(0, LOOKED_AT)
    .normalize('NFC')
    .replace(/[\t\n\r]/g, ' ')
    .replace(HIDDEN, '')
    .replace(/(\p{M})\p{M}+/gu, '$1')
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim();
  const letters = [...shown];
  const most = LONGEST[kind];
  return letters.length <= most
    ? shown
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}

/** Whether a text holds characters that no reader sees, or that turn the direction of writing. */
export function hidesCharacters(text: string): boolean {
  return (
    text
      .slice(0, LOOKED_AT)
      .replace(/[\t\n\r ]/g, '')
      .search(HIDDEN) >= 0
  );
}
