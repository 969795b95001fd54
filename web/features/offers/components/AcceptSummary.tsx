import { exactDecimal } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { Detail } from '#ui/Detail.tsx';
import type { AcceptancePlan, Bonds } from '../model/acceptancePlan.ts';
import { moneyText, type ShownMethod, type ShownOffer, tokenText } from '../model/shownOffer.ts';
import { say } from '../words/english.ts';

interface AcceptSummaryProps {
  shown: ShownOffer;
  plan: AcceptancePlan;
  bonds: Bonds | undefined;
  /** In 1e-4. */
  feeRate: number;
  method: ShownMethod | undefined;
  isStarter: boolean;
}

/** What is paid, what is locked, what can be lost, and what everybody can see for ever. */
export function AcceptSummary(props: AcceptSummaryProps) {
  const { shown, plan, bonds, feeRate, method, isStarter } = props;
  const { offer, token, currency } = shown;
  const isBuying = offer.isSell;
  const hasAmount = plan.units > 0n;
  const inToken = (units: bigint) => (hasAmount && bonds ? tokenText(units, token) : '–');
  const money = plan.fiat === null || !hasAmount ? '–' : moneyText(plan.fiat, currency);
  return (
    <>
      <dl>
        <Detail name={isBuying ? say.youPay : say.youArePaid}>
          <span className="font-semibold">{money}</span>
        </Detail>
        <Detail name={say.yourBond}>{isStarter ? say.noBond : inToken(plan.bond)}</Detail>
        {!isBuying && <Detail name={say.tokensLocked}>{inToken(plan.units)}</Detail>}
        <Detail name={say.atRisk}>
          <span className="font-semibold">
            {isBuying ? say.riskOfBuyer(inToken(plan.needed), money) : inToken(plan.needed)}
          </span>
        </Detail>
        <Detail name={say.outOfWallet}>{inToken(plan.fromWallet)}</Detail>
        <Detail name={say.courtFee}>{inToken(bonds?.courtFee ?? 0n)}</Detail>
        <Detail name={say.feeOnRelease}>{`${exactDecimal(BigInt(feeRate), 2)} %`}</Detail>
      </dl>
      <ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-quiet">
        <li>
          {say.whatHappens(
            formatDuration(offer.confirmWindow),
            method ? formatDuration(method.window) : '–',
          )}
        </li>
        <li>{isBuying ? say.whenBuyerLoses : say.whenSellerLoses}</li>
        <li>{say.firstTrades}</li>
        <li>{say.publicForEver}</li>
        <li>{say.keysHere}</li>
      </ul>
    </>
  );
}
