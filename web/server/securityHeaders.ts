import type { Plugin } from 'vite';

/**
 * What the page's policy in index.html cannot say itself, because a `meta` element may not: sent by `vite preview`,
 * and to be sent by any other host (web/docs/deploying.md).
 */
export const securityHeaders = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  // Not same-origin alone: some wallets open a window of their own and answer from it.
  'Cross-Origin-Opener-Policy': 'same-origin-allow-popups',
};

/**
 * `vite` (not `vite preview`, not the build) writes scripts and styles into the page while somebody develops it: its
 * page goes without the policy.
 */
export function withoutPolicyInDevelopment(): Plugin {
  return {
    name: 'weir-without-policy-in-development',
    apply: (_config, { command, isPreview }) => command === 'serve' && !isPreview,
    transformIndexHtml: (html) =>
      html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*\/>/, ''),
  };
}
