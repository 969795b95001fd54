/**
 * The part of the page whose phrases a file of `words/` holds: the folder around it. Paths are as `import.meta.glob`
 * gives them to a file of this folder, so that those of app, one folder up, do not name it.
 */
export function domainOf(path: string): string {
  const folder = path.split('/').at(-3);
  return folder === undefined || folder === '..' ? 'app' : folder;
}
