// Runs before the first paint, so that a chosen theme does not flash. The page changes it later (lib/theme.ts).
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('weir.theme');
  } catch {
    // Storage may be refused; the system's theme applies.
  }
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
