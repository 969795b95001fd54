import type { Token } from '#features/deployment';
import { Detail } from '#ui/Detail.tsx';
import type { Consequence } from '../model/consequences.ts';
import { exactTokenText } from '../model/shownTrade.ts';
import { say } from '../words/english.ts';

/** What an action pays and costs, before it is done. */
export function ConsequenceFigures({
  consequence: { mine, theirs, cost },
  token,
}: {
  consequence: Consequence;
  token: Token;
}) {
  const text = (units: bigint) => (units === 0n ? say.nothing : exactTokenText(units, token));
  return (
    <dl>
      <Detail name={say.youGet}>{text(mine)}</Detail>
      <Detail name={say.theyGet}>{text(theirs)}</Detail>
      <Detail name={say.costsYou}>
        <span className={cost > 0n ? 'text-sell' : ''}>{text(cost)}</span>
      </Detail>
    </dl>
  );
}
