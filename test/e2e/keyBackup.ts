import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const PASSPHRASE = 'copper heron lantern gravel';

/** Downloads the encrypted backup of the one key that the page has, after a passphrase that is too weak; its path. */
export async function backUp(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Make a backup' }).click();
  const keys = page.getByRole('region', { name: 'Keys of your messages' });
  await expect(keys).toContainText('Keys without a backup: 1');
  await keys.getByLabel('Passphrase').fill('password1234');
  await expect(keys).toContainText('Weak');
  await expect(keys.getByRole('button', { name: 'Download the backup' })).toBeDisabled();
  await keys.getByLabel('Passphrase').fill(PASSPHRASE);
  const saved = page.waitForEvent('download');
  await keys.getByRole('button', { name: 'Download the backup' }).click();
  const path = await (await saved).path();
  await expect(keys).not.toContainText('Keys without a backup');
  return path;
}

/** Brings a backup to another device, after a wrong passphrase. */
export async function restore(page: Page, path: string): Promise<void> {
  await page.goto('/p2p/trades');
  const keys = page.getByRole('region', { name: 'Keys of your messages' });
  await keys.getByRole('radio', { name: 'Restore' }).click();
  await keys.getByLabel('Backup file').setInputFiles(path);
  await keys.getByLabel('Passphrase').fill('another passphrase');
  await keys.getByRole('button', { name: 'Restore it' }).click();
  await expect(keys).toContainText('The passphrase is wrong');
  await keys.getByLabel('Passphrase').fill(PASSPHRASE);
  await keys.getByRole('button', { name: 'Restore it' }).click();
  await expect(keys).toContainText('New here: keys 1');
}
