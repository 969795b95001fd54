import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './views.ts';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a theme can break: it changes nothing but colours. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

const viewports = {
  wide: { width: 1440, height: 900 },
  narrow: { width: 390, height: 844 },
};
type Width = keyof typeof viewports;
type Theme = 'light' | 'dark';

/**
 * The looks in which something new can show; deep runs take all four. A page is laid out anew where it is narrow, in the
 * colours that it has where it is wide; a dialog differs by its width alone, and is tightest where that is narrow.
 */
const looks: Record<'page' | 'dialog', readonly (readonly [Width, readonly Theme[]])[]> = process
  .env.WEIR_DEEP
  ? { page: everyLook(), dialog: everyLook() }
  : {
      page: [
        ['wide', ['light', 'dark']],
        ['narrow', ['light']],
      ],
      dialog: [['narrow', ['light', 'dark']]],
    };

function everyLook() {
  return [
    ['wide', ['light', 'dark']],
    ['narrow', ['light', 'dark']],
  ] as const;
}

interface Looked {
  /** Opens the dialog that is looked at in place of the page. */
  open?: (page: Page) => Promise<void>;
}

/**
 * What stands on the page now, or a dialog that opens on it, looked at by axe (WCAG 2.2 AA) in each of its `looks`; and
 * nothing may scroll sideways. A dialog is opened in each width: where the page is laid out anew, it closes.
 */
export async function expectAccessible(page: Page, { open }: Looked): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  for (const [width, themes] of looks[open ? 'dialog' : 'page']) {
    await page.setViewportSize(viewports[width]);
    await settled(page);
    await open?.(page);
    for (const theme of themes) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      // The page is one frame: another page, in which axe would gather what it finds in frames, takes as long as axe itself.
      // What passes is not described: that would take longer than to find out that it does.
      const builder = new AxeBuilder({ page })
        .setLegacyMode()
        .options({ resultTypes: ['violations'] });
      if (open) builder.include('[role=dialog]');
      const { violations } =
        theme === 'light'
          ? await builder.withTags(standards).analyze()
          : await builder.withRules(rulesOfColour).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
      );
      expect(found, `${page.url()}, ${width}, ${theme}`).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${page.url()} scrolls sideways, ${width}`).toBe(0);
    if (open) await closeDialogs(page);
  }
}

async function closeDialogs(page: Page): Promise<void> {
  const dialogs = page.getByRole('dialog');
  // One may stand above another.
  for (let pressed = 0; pressed < 3 && (await dialogs.count()) > 0; pressed++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(100);
  }
  await expect(dialogs).toHaveCount(0);
}
