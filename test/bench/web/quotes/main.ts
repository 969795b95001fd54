/** The same measurement as in node, built for the browser that the page runs in. */
import { measureQuotes } from '../measureQuotes.ts';

Object.assign(globalThis, { measureQuotes });
