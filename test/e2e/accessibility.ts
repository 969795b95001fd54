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

/** Both themes where the page is wide; where it is narrow its colours are the same, and dark is left to deep runs. */
const themesAt = (width: string) =>
  width === 'wide' || process.env.WEIR_DEEP ? (['light', 'dark'] as const) : (['light'] as const);

interface Looked {
  /** Opens the dialog that is looked at in place of the page. */
  open?: (page: Page) => Promise<void>;
  /** Of the widths only this one: for what is laid out alike in both. */
  only?: keyof typeof viewports;
  /** Called in each width and theme, for a picture. */
  look?: (width: string, theme: string) => Promise<unknown>;
}

/**
 * What stands on the page now, or a dialog that opens on it, looked at by axe (WCAG 2.2 AA) wide and narrow, light and
 * dark (`themesAt`); and nothing may scroll sideways. A dialog is opened in each width: where the page is laid out anew, it closes.
 */
export async function expectAccessible(page: Page, { open, only, look }: Looked): Promise<void> {
  expect(page.frames()).toHaveLength(1);
  for (const [width, viewport] of Object.entries(viewports)) {
    if (only && width !== only) continue;
    await page.setViewportSize(viewport);
    await settled(page);
    await open?.(page);
    for (const theme of themesAt(width)) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      // The page is one frame: another page, in which axe would gather what it finds in frames, takes as long as axe itself.
      const builder = new AxeBuilder({ page }).setLegacyMode();
      if (open) builder.include('[role=dialog]');
      const { violations } =
        theme === 'light'
          ? await builder.withTags(standards).analyze()
          : await builder.withRules(rulesOfColour).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`,
      );
      expect(found, `${page.url()}, ${width}, ${theme}`).toEqual([]);
      await look?.(width, theme);
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
