import { decodeLog, decodeMarketOpened, exchangeAbi, unpackLendingTerms } from '@weir/contracts';
import { type Address, getAbiItem, toEventSelector } from 'viem';
import type { ChainFacts } from './chainBlock.ts';
import { type Contracts, contractAt } from './contracts.ts';
import { decodeLendingLog } from './decodeLendingLog.ts';
import { decodeEscrowLog } from './decodeP2pLogs.ts';
import { type Liquidated, readInterestFee, readLiquidationPrices } from './lendingFacts.ts';
import type { ChainNode } from './node.ts';
import { readToken } from './readTokens.ts';
import type { LocatedLog } from './wireFormat.ts';

const marketOpened = toEventSelector(getAbiItem({ abi: exchangeAbi, name: 'MarketOpened' }));

/** What is to be read for some logs. */
interface Wanted {
  tokens: Set<Address>;
  opensLending: boolean;
  liquidations: Liquidated[];
}

/** What the chain says beside these logs: of tokens now, of prices at the logs' own blocks. */
export async function readFacts(
  node: ChainNode,
  contracts: Contracts,
  logs: readonly LocatedLog[],
): Promise<ChainFacts> {
  const { tokens, opensLending, liquidations } = wantedFor(contracts, logs);
  const facts = await Promise.all([...tokens].map((token) => readToken(node, token)));
  const { lending } = contracts;
  return {
    tokens: new Map(facts.map((token) => [token.address, token])),
    lending: lending && {
      address: lending,
      interestFee: opensLending ? await readInterestFee(node, lending) : null,
      prices: await readLiquidationPrices(node, lending, liquidations),
    },
    escrow: contracts.escrow,
    arbitratorPool: contracts.arbitratorPool,
  };
}

function wantedFor(contracts: Contracts, logs: readonly LocatedLog[]): Wanted {
  const wanted: Wanted = { tokens: new Set(), opensLending: false, liquidations: [] };
  for (const log of logs) {
    const name = contractAt(contracts, log.address);
    if (name === 'lending') addOfLending(wanted, log);
    else if (name === 'escrow') addOfEscrow(wanted, log);
    else if (name === 'exchange') addOfExchange(wanted, log);
  }
  return wanted;
}

function addOfExchange({ tokens }: Wanted, log: LocatedLog): void {
  if (log.topics[0] !== marketOpened) return;
  const event = decodeLog(log);
  if (event?.eventName !== 'MarketOpened') return;
  const { base, quote } = decodeMarketOpened(event.args);
  tokens.add(base).add(quote);
}

function addOfEscrow({ tokens }: Wanted, log: LocatedLog): void {
  const event = decodeEscrowLog(log);
  if (event?.eventName === 'OfferPosted') tokens.add(event.args.offer.token);
  else if (event?.eventName === 'Deposited' || event?.eventName === 'TokenListed') {
    tokens.add(event.args.token);
  }
}

function addOfLending(wanted: Wanted, log: LocatedLog): void {
  const event = decodeLendingLog(log);
  if (event?.eventName === 'LendingMarketOpened') {
    const { loan, collaterals } = unpackLendingTerms(event.args.terms);
    wanted.opensLending = true;
    for (const token of [loan, ...collaterals.map((one) => one.token)]) wanted.tokens.add(token);
  } else if (event?.eventName === 'Liquidated') {
    const { market, seized } = event.args;
    wanted.liquidations.push({ market, seized, log });
  }
}
