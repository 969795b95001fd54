import { useId, useState } from 'react';
import { zeroAddress } from 'viem';
import { pledgeFault } from '#features/borrowing';
import { useSpendable } from '#features/coin';
import { type ListedMarket, useDeployment } from '#features/deployment';
import {
  AccountChooser,
  AmountField,
  emptyPosition,
  isPaused,
  MarketWarnings,
  marketFigures,
  totalsSoon,
  unitsOf,
  useLendingAccounts,
  useLendingAction,
  useLendingMarkets,
  useLendingPositions,
} from '#features/lending';
import {
  boundOf,
  routeImpact,
  type TradeChange,
  type TradeSearch,
  useRouteQuote,
  useTradeSettings,
  withoutAmountOf,
} from '#features/ticket';
import { ApprovalSteps } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import { Empty } from '#ui/Empty.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { openCall } from '../model/leverageCalls.ts';
import {
  type Direction,
  type LeverageChoice,
  leverageChoices,
  readTimes,
  type TimesRange,
  timesRange,
  timesText,
} from '../model/leverageChoice.ts';
import { leverageAmounts, leveragedPosition, type MarginKind } from '../model/leveragePlan.ts';
import { validateOpening } from '../model/validateLeverage.ts';
import { say } from '../words/english.ts';
import { CloseBySale } from './CloseBySale.tsx';
import { LeverageFigures } from './LeverageFigures.tsx';

interface LeverageFormProps {
  market: ListedMarket;
  search: TradeSearch;
  onChange: (change: TradeChange) => void;
}

/** A leveraged position in the pair in view: the lending market that fits, and the form over it. */
export default function LeverageForm({ market, search, onChange }: LeverageFormProps) {
  const { data, isStale } = useLendingMarkets();
  const [slug, setSlug] = useState('');
  if (!data) return <Skeleton rows={9} label={say.readingMarkets} />;
  const direction: Direction = search.side === 'sell' ? 'short' : 'long';
  const choices = leverageChoices(data.markets, market, direction);
  const choice = choices.find(({ listed }) => listed.slug === slug) ?? choices[0];
  if (!choice) {
    const [wanted, loan] =
      direction === 'long' ? [market.base, market.quote] : [market.quote, market.base];
    return <Empty>{say.noMarketFor(loan.symbol, wanted.symbol)}</Empty>;
  }
  return (
    <div className="flex flex-col gap-3">
      {choices.length > 1 && (
        <ChoiceRow
          label={say.borrowedFrom}
          value={choice.listed.slug}
          onChange={setSlug}
          choices={choices.map(({ listed }) => ({ value: listed.slug, label: listed.slug }))}
        />
      )}
      <OpenForm
        key={`${choice.listed.slug}-${direction}`}
        market={market}
        choice={choice}
        live={{ data, isStale }}
        amount={search.amount ?? ''}
        onAmount={(amount) => onChange({ amount })}
        onDone={() => onChange(withoutAmountOf(search))}
      />
    </div>
  );
}

interface OpenFormProps {
  market: ListedMarket;
  choice: LeverageChoice;
  live: { data: NonNullable<ReturnType<typeof useLendingMarkets>['data']>; isStale: boolean };
  amount: string;
  onAmount: (text: string) => void;
  onDone: () => void;
}

/** The pair's quote first, which is where a form begins. */
const marginKinds = { long: ['loan', 'collateral'], short: ['collateral', 'loan'] } as const;

function OpenForm({ market, choice, live, amount, onAmount, onDone }: OpenFormProps) {
  const { listed, direction, index, loan, collateral } = choice;
  const { lending } = useDeployment();
  const { address } = useAccount();
  const settings = useTradeSettings();
  const { chosen } = useLendingAccounts();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const [kind, setKind] = useState<MarginKind>(marginKinds[direction][0]);
  const [timesTyped, setTimesTyped] = useState('2');
  const positions = useLendingPositions(live.data);
  const marginToken = kind === 'loan' ? loan : collateral;
  const held = useSpendable(marginToken.address);

  const { fee, block } = live.data;
  const number = BigInt(chosen);
  const owner = address ?? zeroAddress;
  const position =
    positions?.find((one) => one.market === listed.market.id && one.account.number === number) ??
    emptyPosition(listed.market, owner, number);
  const { totals } = marketFigures(listed.market, fee, block.timestamp);
  const soon = totalsSoon(listed, fee, block);

  const terms = listed.market.terms.collaterals[index];
  const range = timesRange(terms?.borrowLtv ?? 0n, direction);
  const times = readTimes(timesTyped, range);
  const margin = readDecimal(amount, marginToken.decimals);
  const amounts = leverageAmounts(choice, kind, unitsOf(margin), times ?? range.least);
  const swap = useRouteQuote(market, {
    from: loan,
    to: collateral,
    exact: 'in',
    amount: amounts.spent > 0n ? exactDecimal(amounts.spent, loan.decimals) : '',
  });
  const { quote } = swap;
  const route = quote.kind === 'quoted' && quote.shortfall === null ? quote : null;
  const slippage = settings.slippage ?? swap.slippage.points;
  const leastBought = route ? boundOf(route, 'in', slippage) : 0n;
  const after =
    route && leveragedPosition(choice, { totals, position }, soon, amounts, route.amountOut);
  const problem =
    quote.kind === 'refused' ? quote.words : quote.kind === 'quoted' ? quote.shortfall : null;
  const obstacle = validateOpening({
    listed,
    margin,
    marginSymbol: marginToken.symbol,
    held,
    times,
    debt: amounts.debt,
    debtAfter: after?.figures.debt ?? 0n,
    cash: totals.cash,
    mostDebt: after?.mostDebt ?? null,
    quoteProblem: problem,
    isPaused: isPaused(listed, block.timestamp),
    fault: after && pledgeFault(listed, position, after.position),
    isStale: live.isStale || swap.isStale,
    isBusy,
  });

  const trade = lending?.leverage &&
    route && {
      leverage: lending.leverage,
      choice,
      account: { owner, number },
      path: route.hops.map((hop) => hop.market),
      deadline: Number(swap.block?.timestamp ?? block.timestamp) + settings.deadlineMinutes * 60,
    };
  const units = unitsOf(margin);
  const approvals = [{ token: marginToken.address, symbol: marginToken.symbol, amount: units }];
  const call = trade ? openCall(trade, amounts, leastBought, null) : null;
  const permission = lending?.leverage &&
    trade && {
      lending: lending.address,
      operator: lending.leverage,
      withGrant: (grant: Parameters<typeof openCall>[3]) =>
        openCall(trade, amounts, leastBought, grant),
    };

  const submit = async () => {
    if (!call || !route || !permission) return;
    const bought = `${formatAmount(route.amountOut, collateral.decimals)} ${collateral.symbol}`;
    const isDone = await undertake({
      label:
        direction === 'long'
          ? say.longLabel(bought, timesTyped)
          : say.shortLabel(bought, timesTyped),
      approvals,
      pays: [{ token: marginToken.address, amount: units }],
      unlimited: settings.unlimitedApproval,
      permission,
      call,
    });
    if (isDone) onDone();
  };

  return (
    <div className="flex flex-col gap-3">
      <AmountField
        label={say.margin}
        token={marginToken}
        value={amount}
        onChange={onAmount}
        most={address ? held : undefined}
        mostLabel={say.inWallet}
      />
      <Segments
        label={say.marginIn}
        size="small"
        value={kind}
        onChange={(next) => {
          setKind(next);
          onAmount('');
        }}
        segments={marginKinds[direction].map((one) => ({
          value: one,
          label: (one === 'loan' ? loan : collateral).symbol,
        }))}
      />
      <TimesField value={timesTyped} range={range} onChange={setTimesTyped} />
      <MarketWarnings listed={listed} now={block.timestamp} />
      <LeverageFigures
        market={market}
        choice={choice}
        amounts={amounts}
        route={route}
        impact={route ? routeImpact(route.hops) : null}
        leastBought={leastBought}
        slippage={slippage}
        before={{ totals, position }}
        after={after}
        fee={fee}
      />
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        look={direction === 'long' ? 'buy' : 'sell'}
        label={
          direction === 'long'
            ? say.openLong(market.base.symbol)
            : say.openShort(market.base.symbol)
        }
        onSubmit={() => void submit()}
      />
      {obstacle === null && call && permission && (
        <ApprovalSteps approvals={approvals} permission={permission} call={call} />
      )}
      {address && <AccountChooser />}
      {position.debtShares > 0n && (
        <section
          aria-label={say.openPosition}
          className="flex flex-col gap-2 border-t border-line pt-3"
        >
          <h3 className="font-medium">{say.openPosition}</h3>
          <CloseBySale listed={listed} lending={live.data} position={position} />
        </section>
      )}
    </div>
  );
}

interface TimesFieldProps {
  /** As typed. */
  value: string;
  range: TimesRange;
  onChange: (text: string) => void;
}

/** How many times the margin: by a slider or typed. */
function TimesField({ value, range, onChange }: TimesFieldProps) {
  const id = useId();
  const { least, most } = range;
  const times = readTimes(value, range);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center justify-between gap-2 text-xs">
        <label htmlFor={id} className="text-quiet">
          {say.leverage}
        </label>
        <span
          className={`flex h-7 items-center rounded border bg-paper px-2 focus-within:border-accent ${times === null ? 'border-sell' : 'border-control'}`}
        >
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={value}
            aria-invalid={times === null}
            aria-describedby={times === null ? `${id}-wrong` : undefined}
            onChange={(event) => onChange(event.target.value.trim())}
            className="w-10 bg-transparent text-right font-medium outline-none"
          />
          <span className="ml-0.5">×</span>
        </span>
      </div>
      <input
        type="range"
        min={least}
        max={most}
        step={10}
        aria-label={say.leverageSlider}
        aria-valuetext={`${timesText(times ?? least)}×`}
        value={times ?? least}
        onChange={(event) => onChange(timesText(Number(event.target.value)))}
        className="h-6 w-full accent-accent"
      />
      <div aria-hidden="true" className="flex justify-between text-2xs text-quiet">
        <span>{timesText(least)}×</span>
        <span>{timesText(most)}×</span>
      </div>
      {times === null && (
        <p id={`${id}-wrong`} className="text-xs text-sell">
          {say.timesRange(timesText(least), timesText(most))}
        </p>
      )}
    </div>
  );
}
