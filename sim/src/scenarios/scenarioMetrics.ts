import type { AgentKind } from '../agents/Agent.ts';
import { InputError } from '../inputError.ts';
import { metricName, parseMetric } from '../results/metric.ts';
import { lendingFigures } from '../results/resultTables.ts';
import { agentNames } from './nameAgents.ts';

/** The parts of a scenario that say which figures its runs have. */
interface Measured {
  lending?: unknown;
  agents: readonly { kind: string; parameters: { name?: string | undefined } }[];
  measure: { slippageSizes: readonly number[] };
}

/** More figures than a screen has room for. */
const mostByDefault = 6;

/** The figures that are shown first where a scenario names none: of its loans, its provider, and its agents. */
export function defaultShown(
  { lending, agents }: Measured,
  kinds: readonly AgentKind[],
): readonly string[] {
  const kindOf = (name: string) => kinds.find(({ kind }) => kind === name);
  const names = agentNames(agents);
  const ofAgents = agents.flatMap(({ kind }, index) =>
    (kindOf(kind)?.shows ?? []).map((column) =>
      metricName('agents', [names[index] ?? kind], column),
    ),
  );
  const ofLoans = lending ? ['bad_debt_share', 'recovered_share', 'deepest_discount'] : [];
  const hasArbitrage = agents.some(({ kind }) => kindOf(kind)?.isArbitrage);
  const ofProvider = [
    'against_holding_share',
    ...(hasArbitrage ? ['loss_to_arbitrage_per_day'] : []),
    'pool_fees',
  ];
  return [...ofLoans, ...ofProvider, ...ofAgents].slice(0, mostByDefault);
}

/** What is wrong with a figure that a scenario asks for: it is unknown, or its runs have none. Null where nothing is. */
export function shownFault(metric: string, { lending, agents, measure }: Measured): string | null {
  let parsed: ReturnType<typeof parseMetric>;
  try {
    parsed = parseMetric(metric);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  const { table, keys, column } = parsed;
  const [first = '', side = '', venue = ''] = keys;
  if (table === 'agents') {
    const names = agentNames(agents);
    return names.includes(first) ? null : `expected an agent, one of ${names.join(', ')}`;
  }
  if (table === 'slippage') {
    const sizes = measure.slippageSizes.map(String);
    if (!sizes.includes(first)) return `expected a size of slippageSizes, ${sizes.join(', ')}`;
    if (side !== 'buy' && side !== 'sell') return 'expected buy or sell after the size';
    if (venue !== 'pool' && venue !== 'pool_and_book')
      return 'expected pool or pool_and_book after the side';
    return null;
  }
  const isOfLoans = lendingFigures.has(column);
  return isOfLoans && !lending ? 'expected a section lending, which it is a figure of' : null;
}
