import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { zeroAddress } from 'viem';
import { getGasPrice } from 'viem/actions';
import { fallUntil, loanWords } from '#features/borrowing';
import { ExplorerLink, useDeployment } from '#features/deployment';
import { collateralNames, HealthMark, useLendingAction } from '#features/lending';
import { estimateGas } from '#features/transactions';
import { useAccount, useConnectDialog, useNode, useSwitchNetwork } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import type { LiquidationOffer } from '../model/bestLiquidation.ts';
import { liquidateCall } from '../model/liquidateCall.ts';
import { gasInLoan, leastSurplus, typicalGas } from '../model/liquidationProfit.ts';
import type { JudgedPosition } from '../model/riskRows.ts';
import type { SaleMarket } from '../model/seizedSale.ts';
import { validateLiquidation } from '../model/validateLiquidation.ts';
import { say } from '../words/english.ts';

interface RiskRowProps extends JudgedPosition {
  /** Null where nothing can be done now. */
  offer: LiquidationOffer | null;
  markets: readonly SaleMarket[];
  isStale: boolean;
}

/** A position at risk: how near it is, and where it is due, what its liquidation brings after gas. */
export function RiskRow({
  listed,
  account,
  position,
  figures,
  offer,
  markets,
  isStale,
}: RiskRowProps) {
  const { chainId, lending, wrappedCoin } = useDeployment();
  const { loan, collaterals } = listed;
  const { address, isOnOtherChain } = useAccount();
  const node = useNode();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const openConnect = useConnectDialog();
  const { switchNetwork } = useSwitchNetwork();
  const call =
    offer && lending?.liquidator
      ? liquidateCall(lending.liquidator, listed, account, offer, 0n)
      : null;
  const gasPrice = useQuery({
    queryKey: ['gas', chainId, 'price'],
    queryFn: () => getGasPrice(node),
    refetchInterval: 12_000,
    enabled: call !== null,
  }).data;
  const estimate = useQuery({
    queryKey: ['gas', chainId, 'liquidation', { ...account, repaid: offer?.plan.repaid }].map(
      asKey,
    ),
    queryFn: () => {
      if (!call || !address) throw new Error('Nothing to estimate.'); // `enabled` keeps this from being asked
      return estimateGas(node, address, call);
    },
    enabled: call !== null && address !== undefined,
    staleTime: 10_000,
    retry: false,
  }).data;
  const gas = estimate ?? (offer && typicalGas(offer));
  const gasCost =
    gas === null || gasPrice === undefined
      ? null
      : gasInLoan(markets, wrappedCoin ?? zeroAddress, loan.address, gas * gasPrice);
  const profit = offer && gasCost !== null ? offer.surplus - gasCost : null;
  const isDue = figures.tier === 'liquidatable';
  const inLoan = (units: bigint) => loanWords(listed, units, 2);
  const obstacle = validateLiquidation({
    isDue,
    hasLiquidator: Boolean(lending?.liquidator),
    hasOffer: offer !== null,
    profit,
    isStale,
    isBusy,
  });

  const liquidate = async () => {
    if (!offer || !lending?.liquidator || gasCost === null) return;
    const least = leastSurplus(offer, gasCost);
    await undertake({
      label: say.liquidateLabel(inLoan(offer.plan.repaid)),
      call: liquidateCall(lending.liquidator, listed, account, offer, least),
    });
  };
  const press = () => {
    if (!address) openConnect();
    else if (isOnOtherChain) switchNetwork();
    else void liquidate();
  };

  const pledged = collaterals.flatMap(({ symbol, decimals }, index) => {
    const amount = position.pledges[index] ?? 0n;
    return amount > 0n ? [`${formatAmount(amount, decimals)} ${symbol}`] : [];
  });
  const seized = collaterals.flatMap(({ symbol, decimals }, index) => {
    const amount = offer?.plan.seized[index] ?? 0n;
    return amount > 0n ? [`${formatAmount(amount, decimals)} ${symbol}`] : [];
  });
  return (
    <li className="flex flex-col gap-2 border-b border-line px-3 py-2.5 last:border-0">
      <div className="grid grid-cols-2 items-center gap-x-4 gap-y-2 wide:grid-cols-[1.7fr_1.1fr_1fr_1.3fr_1fr_1fr_1fr_9rem]">
        <span className="col-span-2 wide:col-span-1">
          <span className="font-semibold">
            {say.loanAgainst(loan.symbol, collateralNames(listed))}
          </span>
          <span className="block text-2xs text-quiet">
            <ExplorerLink kind="address" value={account.owner} what={say.owner} />{' '}
            {say.accountOf(`${account.number}`)}
          </span>
        </span>
        <Figure name={say.health}>
          <HealthMark health={figures.health} />
        </Figure>
        <Figure name={say.debt}>{inLoan(figures.debt)}</Figure>
        <Figure name={say.pledged}>{pledged.join(' + ') || '–'}</Figure>
        {isDue && offer ? (
          <>
            <Figure name={say.repays}>{inLoan(offer.plan.repaid)}</Figure>
            <Figure name={say.seizes}>{seized.join(' + ') || '–'}</Figure>
            <Figure name={estimate === undefined ? say.profitAbout : say.profit}>
              {profit === null ? (
                <span className="text-quiet">{say.beforeGas(inLoan(offer.surplus))}</span>
              ) : (
                <span className={`font-medium ${profit > 0n ? 'text-buy' : 'text-sell'}`}>
                  {profit > 0n ? '+' : '−'}
                  {inLoan(profit > 0n ? profit : -profit)}
                </span>
              )}
            </Figure>
          </>
        ) : (
          !isDue && (
            <Figure name={say.dueAfter}>
              {fallUntil(figures.liquidationLimit, figures.debt) ?? '–'}
            </Figure>
          )
        )}
        <Button
          look={isDue && obstacle === null ? 'primary' : 'quiet'}
          disabled={obstacle !== null}
          onClick={press}
          className="col-span-2 wide:col-span-1 wide:col-start-8"
        >
          {obstacle ?? (address ? say.liquidate : say.connect)}
        </Button>
      </div>
      {offer && offer.plan.writtenOff > 0n && (
        <Notice tone="warn">{say.writesOff(inLoan(offer.plan.writtenOff))}</Notice>
      )}
      <FailureNotice failure={failure} />
    </li>
  );
}

/** Keys hold no bigints: the query's cache writes them as JSON. */
function asKey(part: unknown): unknown {
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? `${value}` : value,
    ]),
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex flex-col">
      <span className="text-2xs text-quiet">{name}</span>
      <span>{children}</span>
    </span>
  );
}
