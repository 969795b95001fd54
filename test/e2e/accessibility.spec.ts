import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runCommand.ts';
import { expectAccessible } from './accessibility.ts';
import { createTrader } from './chain/trader.ts';
import { connect, expect, test } from './fixtures.ts';
import { showView, views } from './views.ts';

const routes = [...new Set(views.map(({ route }) => route))];
/** Views of one path are looked at in one test, without loading it again. */
const paths = [...new Set(views.map(({ path }) => path))];

/** The dialogs of a live trade between people: p2pTrade.spec.ts and p2pCourt.spec.ts open them, and have axe look at them. */
const openedInTrades = [
  'features/peerTrades/components/ActionDialog.tsx',
  'features/evidence/components/EvidenceDialog.tsx',
];

test.describe('axe finds nothing, wide and narrow, light and dark,', () => {
  test.use({ withIndexer: true, colorScheme: 'light' });
  test.setTimeout(120_000);

  for (const path of paths) {
    const shown = views.filter((view) => view.path === path);
    test(`at ${path}: ${shown.map(({ name }) => name).join(', ')}`, async ({
      page,
      other,
      rpcUrl,
    }) => {
      const reader = await createTrader(rpcUrl, 3);
      await reader.bid('0.5', '3200', 7n);
      await other.bid('1', '3250', 1n);
      await other.sell('0.3', '3240');
      const isStranger = (view: (typeof views)[number]) => view.isStranger ?? false;
      const ordered = [...shown.filter(isStranger), ...shown.filter((view) => !isStranger(view))];
      let [isShown, isConnected] = [false, false];
      for (const view of ordered) {
        await page.setViewportSize({ width: 1440, height: 900 });
        if (!isShown) await showView(page, view);
        if (!isStranger(view) && !isConnected) await connect(page);
        isConnected = !isStranger(view);
        await expect(page.getByRole('main')).toContainText(view.shows);
        isShown = true;
        if (view.open) {
          await expectAccessible(page, { open: view.open });
        } else {
          await expectAccessible(page, {});
        }
      }
    });
  }
});

test('every route of the page has a view', () => {
  const router = readFileSync(join(root, 'web/app/router.tsx'), 'utf8');
  const paths = [...router.matchAll(/path: '([^']+)'/g)].map(([, path]) => path);
  // A route that this does not find would not be looked at.
  expect(paths).toHaveLength(router.match(/createRoute\(/g)?.length ?? 0);
  const known = new Set([...routes, '/']); // '/' leads to the trade page
  expect(paths.filter((path) => path && !known.has(path))).toEqual([]);
});

test('every dialog and popup of the page has a view that opens it', () => {
  const files = ['app', 'features'].flatMap((folder) =>
    readdirSync(join(root, 'web', folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  );
  const drawing = files.filter(
    (file) =>
      file.endsWith('.tsx') &&
      /<(Modal|Popup)\b/.test(readFileSync(join(root, 'web', file), 'utf8')),
  );
  const opened = new Set([...views.map(({ drawnBy }) => drawnBy), ...openedInTrades]);
  expect(drawing.filter((file) => !opened.has(file))).toEqual([]);
});
