import type { Token } from '#features/deployment';

/** A token of the page's lists. */
export interface KnownToken extends Token {
  /** It comes with the deployment; else the reader imported it by its address. */
  isListed: boolean;
}
