import { Link, Outlet } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { Faucet } from '#features/faucet';
import { FeedBanner } from '#features/feed';
import { NodeBanner } from '#features/market';
import { RecentTransactions } from '#features/transactions';
import { AccountButton } from '#features/wallet';
import { chooseLanguage, type Language, language, languages } from '#lib/language.ts';
import { chooseTheme, useTheme } from '#lib/theme.ts';
import { Icon } from '#ui/Icon.tsx';
import { say } from './words/english.ts';

const linkClass =
  'rounded-md px-2.5 py-1 font-medium text-quiet hover:text-ink data-[status=active]:text-ink data-[status=active]:bg-raised';

/** What stands on every page: where one is, who one is, and what does not work. */
export function Shell() {
  const { markets } = useDeployment();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-panel px-3">
        <Link to="/trade" className="flex items-center gap-2 text-base font-semibold">
          <img src="/weir.svg" alt="" className="size-6 shrink-0" />
          <span className="max-sm:sr-only">Weir</span>
        </Link>
        <nav aria-label={say.pages} className="flex gap-1">
          <Link to="/trade" className={linkClass}>
            {say.trade}
          </Link>
          <Link to="/pools" className={linkClass}>
            {say.pools}
          </Link>
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <LanguageMenu />
          <ThemeButton />
          <AccountButton>
            <Faucet />
            <div className="border-t border-line pt-3">
              <RecentTransactions />
            </div>
          </AccountButton>
        </div>
      </header>
      <NodeBanner market={markets[0]} />
      <FeedBanner />
      <Outlet />
    </div>
  );
}

function ThemeButton() {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      aria-label={other === 'dark' ? say.toDarkTheme : say.toLightTheme}
      onClick={() => chooseTheme(other)}
      className="grid size-8 place-items-center rounded-md text-quiet hover:bg-raised hover:text-ink"
    >
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  );
}

function LanguageMenu() {
  return (
    <select
      aria-label={say.language}
      value={language()}
      onChange={(event) => chooseLanguage(event.target.value as Language)}
      className="h-8 rounded-md bg-transparent px-1 text-xs text-quiet hover:bg-raised hover:text-ink"
    >
      {Object.entries(languages).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag} className="bg-panel text-ink">
          {name}
        </option>
      ))}
    </select>
  );
}
