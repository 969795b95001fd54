/**
 * Letters that are drawn like the Latin letters and digits of symbols, each row the ones that look like its key. Of
 * Unicode's confusables.txt (UTS 39), those that imitations of tokens use; styled letters (full width, bold, circled)
 * and accents fall away by normalization before.
 */
const alike: Readonly<Record<string, string>> = {
  a: 'аɑαΑАᎪꓮ',
  b: 'ВвΒβЬᏴꓐьƀ8฿₿',
  c: 'сСϲϹᏟꓚƈ¢₵',
  d: 'ԁᎠꓓđɖƌ₫',
  e: 'еЕΕεҽᎬꓰєɛ€',
  f: 'ϜꓝƒſẝҒ₣',
  g: 'ɡԌցᏀꓖǥ9',
  h: 'һНнΗհᎻꓧħ',
  i: '',
  j: 'јЈϳᎫꓙȷ',
  k: 'кКΚκᏦꓗƙқ₭',
  // One stroke: small L, capital I, one, and all that is drawn like them.
  l: 'iIlL1|ӏӀІіΙιıɩǀ∣אƖ⏐łŁ',
  m: 'мМΜᎷꓟ₥',
  n: 'ΝոռηꓠпИƞ₦',
  o: '0ОоΟοօσסـ௦०๐Ꮎꓳøθ∅',
  p: 'рРΡρϱᏢꓑ₱þ',
  q: 'ԛգզ',
  r: 'гᎡꓣ®ɾɼяг',
  s: 'ѕЅՏꓢ5$ꜱȿ§',
  t: 'тТΤτᎢꓔŧ₮+†',
  u: 'υսԱꓴ∪ʋцμµ',
  v: 'νѵѴᏙꓦ∨',
  w: 'ԝԜωшᎳꓪѡɯ₩',
  x: 'хХΧχꓫ×⨯ҳ',
  y: 'уУΥүҮγꓬʏ¥',
  z: 'ΖᏃꓜ2ƶʐ',
};

const folds = new Map<string, string>();
for (const [letter, others] of Object.entries(alike)) {
  for (const other of others) {
    folds.set(other, letter);
    folds.set(other.toLowerCase(), letter);
  }
}

/**
 * What a text looks like to somebody who reads quickly: two texts with the same skeleton can be taken for each other.
 * Case, accents, spaces, punctuation and everything invisible fall away. Empty for text without letters.
 *
 * @example skeleton('ＵЅⅮС\u200b') === skeleton('USDC') // true
 */
export function skeleton(text: string): string {
  const letters = text.slice(0, 400).normalize('NFKD').replace(/\p{M}/gu, '');
  const folded = [...letters]
    .map((letter) => folds.get(letter) ?? folds.get(letter.toLowerCase()) ?? letter.toLowerCase())
    .join('');
  return folded
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}
