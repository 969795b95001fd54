import { Link } from '@tanstack/react-router';
import {
  accountName,
  chooseAccount,
  healthText,
  useLendingAccounts,
  useLendingMarkets,
  useLendingPositions,
} from '#features/lending';
import { Icon } from '#ui/Icon.tsx';
import { positionsInDanger } from '../model/positionsInDanger.ts';
import { say } from '../words/english.ts';

/** Says which of the account's positions is near its liquidation; nothing where none is. */
export default function HealthBanner() {
  const { data } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const { names } = useLendingAccounts();
  const [worst, ...others] = data && positions ? positionsInDanger(data, positions) : [];
  if (!worst) return null;
  const { listed, position, figures } = worst;
  const number = Number(position.account.number);
  return (
    <div
      role="alert"
      className="flex items-start justify-center gap-2 border-b border-line bg-sell-wash px-3 py-1 text-xs"
    >
      <span className="text-sell">
        <Icon name="warning" />
      </span>
      <span>
        {figures.tier === 'liquidatable'
          ? say.canBeLiquidated(listed.loan.symbol, accountName(number, names))
          : say.nearLiquidation(
              listed.loan.symbol,
              accountName(number, names),
              healthText(figures.health),
            )}
        {others.length > 0 && ` ${say.othersInDanger(others.length)}`}{' '}
        <Link
          to="/borrow/$market"
          params={{ market: listed.slug }}
          onClick={() => chooseAccount(number)}
          className="font-medium underline"
        >
          {say.mendIt}
        </Link>
      </span>
    </div>
  );
}
