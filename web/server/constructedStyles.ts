/**
 * Lets the page do without `style-src 'unsafe-inline'`. Two libraries put style elements into the page at run time:
 * sonner its whole sheet, and react-remove-scroll (under radix's dialog) a rule whose text depends on the width of the
 * scroll bar, so that no hash could allow it. Both are built to hand their text to a constructed style sheet instead,
 * which a content security policy allows: a sheet made by a script of the page is the script's doing.
 * React's own `style` attributes are set property by property, which no policy forbids.
 */
import type { Plugin } from 'vite';

const ADOPT = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
`;

const SINGLETON = `
export const stylesheetSingleton = () => {
  let users = 0;
  let adopted = null;
  return {
    add(css) {
      users += 1;
      if (users > 1) return;
      ${ADOPT}
      adopted = sheet;
    },
    remove() {
      users -= 1;
      if (users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== adopted);
      adopted = null;
    },
  };
};
`;

/** The Vite plugin; a build in which sonner is written otherwise than expected fails. */
export function constructedStyles(): Plugin {
  return {
    name: 'weir-constructed-styles',
    transform(code, id) {
      const [path] = id.split('?');
      if (path?.endsWith('/react-style-singleton/dist/es2015/singleton.js')) {
        return { code: SINGLETON, map: null };
      }
      if (!path?.endsWith('/sonner/dist/index.mjs')) return null;
      const inserts = /function __insertCSS\(code\) \{[\s\S]*?\n\}/;
      if (!inserts.test(code)) this.error('sonner does not put its styles in as it used to.');
      return {
        code: code.replace(inserts, `function __insertCSS(css) {${ADOPT}}`),
        map: null,
      };
    },
  };
}
