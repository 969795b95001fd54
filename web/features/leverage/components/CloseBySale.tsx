import { type LendingPosition, owedBy } from '@weir/contracts';
import { loanWords, PositionFacts } from '#features/borrowing';
import { type ListedMarket, useDeployment } from '#features/deployment';
import {
  type LendingAtBlock,
  type ListedLending,
  marketFigures,
  positionFigures,
  totalsSoon,
  useLendingAction,
} from '#features/lending';
import { routeImpact, useRouteQuote, useTradeSettings } from '#features/ticket';
import { ApprovalSteps } from '#features/transactions';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { closeCall } from '../model/leverageCalls.ts';
import { closingAmounts } from '../model/leveragePlan.ts';
import { validateClosing } from '../model/validateLeverage.ts';
import { say } from '../words/english.ts';

interface CloseBySaleProps {
  listed: ListedLending;
  lending: LendingAtBlock;
  position: LendingPosition;
  /** The button and what comes back only: for a list of positions. */
  isShort?: boolean;
}

/** Closes a position by one press: sells its collateral, repays the debt with that, pays out the rest. */
export function CloseBySale({ listed, lending, position, isShort = false }: CloseBySaleProps) {
  const { lending: contracts, markets } = useDeployment();
  const index = position.pledges.findIndex((amount) => amount > 0n);
  const collateral = listed.collaterals[index];
  if (!contracts?.leverage || !collateral) return null;
  const pair =
    markets.find(({ base, quote }) =>
      [base.address, quote.address].every((token) =>
        [listed.loan.address, collateral.address].includes(token),
      ),
    ) ?? markets[0];
  if (!pair) return null;
  return <Closing {...{ listed, lending, position, index, pair, isShort }} />;
}

interface ClosingProps extends CloseBySaleProps {
  /** Which collateral is sold: the first that is pledged. */
  index: number;
  /** The market that the route is looked for around. */
  pair: ListedMarket;
}

function Closing({ listed, lending, position, index, pair, isShort }: ClosingProps) {
  const { lending: contracts } = useDeployment();
  const { loan } = listed;
  const collateral = listed.collaterals[index] ?? loan;
  const settings = useTradeSettings();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const { fee, block } = lending;
  const amount = position.pledges[index] ?? 0n;
  const live = useRouteQuote(pair, {
    from: collateral,
    to: loan,
    exact: 'in',
    amount: exactDecimal(amount, collateral.decimals),
  });
  const { quote } = live;
  const route = quote.kind === 'quoted' && quote.shortfall === null ? quote : null;
  const debt = owedBy(totalsSoon(listed, fee, block), position);
  const slippage = settings.slippage ?? live.slippage.points;
  const closing = closingAmounts(route?.amountOut ?? 0n, debt, slippage);
  const { totals } = marketFigures(listed.market, fee, block.timestamp);
  const impact = route && routeImpact(route.hops);
  const obstacle = validateClosing({
    quoteProblem: route
      ? null
      : quote.kind === 'quoted'
        ? quote.shortfall
        : quote.kind === 'refused' && live.isRead
          ? quote.words
          : say.noQuote,
    isCovered: closing.isCovered,
    isStale: live.isStale,
    isBusy,
  });
  const trade = contracts?.leverage &&
    route && {
      leverage: contracts.leverage,
      choice: { listed, index },
      account: position.account,
      path: route.hops.map(({ market }) => market),
      deadline: Number(live.block?.timestamp ?? block.timestamp) + settings.deadlineMinutes * 60,
    };
  const permission = contracts?.leverage &&
    trade && {
      lending: contracts.address,
      operator: contracts.leverage,
      withGrant: (grant: Parameters<typeof closeCall>[2]) =>
        closeCall(trade, closing.leastBack, grant),
    };
  const call = trade ? closeCall(trade, closing.leastBack, null) : null;
  const sold = `${formatAmount(amount, collateral.decimals)} ${collateral.symbol}`;

  const close = async () => {
    if (!call || !permission) return;
    await undertake({ label: say.closeLabel(sold), permission, call });
  };

  if (isShort) {
    return (
      <span className="flex flex-col gap-1 max-md:col-span-2">
        <Button disabled={obstacle !== null} onClick={() => void close()}>
          {obstacle ?? say.sellAndClose}
        </Button>
        {obstacle === null && (
          <span className="text-2xs text-quiet">
            {say.backAbout(loanWords(listed, closing.back))}
          </span>
        )}
        <FailureNotice failure={failure} />
      </span>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <PositionFacts
        listed={listed}
        position={position}
        figures={positionFigures(listed.market, totals, position)}
      />
      <dl>
        <Detail name={say.sells}>{sold}</Detail>
        <Detail name={say.saleCost}>{impact === null ? '–' : `${impact.toFixed(2)} %`}</Detail>
        <Detail name={say.comesBack}>{route ? loanWords(listed, closing.back) : '–'}</Detail>
        <Detail name={say.atLeastBack(`${slippage / 100} %`)}>
          {route && closing.isCovered ? loanWords(listed, closing.leastBack) : '–'}
        </Detail>
      </dl>
      <FailureNotice failure={failure} />
      <Button disabled={obstacle !== null} onClick={() => void close()}>
        {obstacle ?? say.sellAndClose}
      </Button>
      {obstacle === null && call && permission && (
        <ApprovalSteps permission={permission} call={call} />
      )}
    </div>
  );
}
