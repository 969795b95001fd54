import {
  type lendingAbi,
  type leverageAbi,
  type liquidatorAbi,
  unpackAccount,
} from '@weir/contracts';
import { type Address, isAddressEqual, type ParseEventLogsReturnType } from 'viem';
import type { LendingContracts, Token } from '#features/deployment';
import { formatAmount, shortAddress } from '#lib/formatAmount.ts';
import { say } from '../words/english.ts';
import type { ListedLending } from './listedLending.ts';

type EventOf<abi extends typeof lendingAbi | typeof leverageAbi | typeof liquidatorAbi> =
  ParseEventLogsReturnType<abi, undefined, true>[number];

/** An event of lending or of what stands around it, as viem decodes it. */
export type LendingEvent = Pick<
  EventOf<typeof lendingAbi> | EventOf<typeof leverageAbi> | EventOf<typeof liquidatorAbi>,
  'eventName' | 'args'
>;

interface Subject {
  /** Who sent the transaction. */
  account: Address;
  contracts: LendingContracts;
  markets: readonly ListedLending[];
}

/**
 * What a transaction did in lending, in words, in the order of its events. Of positions of others the owner is named, of
 * the account's own the number where it is not 0. Events of markets that the page does not know, and those that say
 * nothing of a position (accruals, flash loans, reports of prices), are left out.
 */
export function describeLending(events: readonly LendingEvent[], subject: Subject): string[] {
  return events.flatMap((event) => {
    const words = describe(event as Decoded, subject);
    return words === null ? [] : [words];
  });
}

/** The same union, which narrows by the name. */
type Decoded =
  | EventOf<typeof lendingAbi>
  | EventOf<typeof leverageAbi>
  | EventOf<typeof liquidatorAbi>;

function describe(event: Decoded, { account, contracts, markets }: Subject): string | null {
  if (event.eventName === 'OperatorSet') {
    const { operator, isAllowed } = event.args;
    const isLeverage = contracts.leverage && isAddressEqual(operator, contracts.leverage);
    const who = isLeverage ? say.theLeverage : shortAddress(operator);
    return isAllowed ? say.didAllow(who) : say.didForbid(who);
  }
  if (!('market' in event.args && 'account' in event.args)) return null;
  const { market: id, account: word } = event.args;
  const listed = markets.find(({ market }) => market.id === id);
  if (!listed) return null;
  const words = deed(event, listed);
  const { owner, number } = unpackAccount(word);
  if (words === null) return null;
  if (!isAddressEqual(owner, account)) return say.didForOther(words, shortAddress(owner));
  return number === 0n ? words : say.didInAccount(words, String(number));
}

function deed(event: Decoded, listed: ListedLending): string | null {
  const loan = (units: bigint) => inWords(units, listed.loan);
  const pledge = (index: bigint, units: bigint) => {
    const token = listed.collaterals[Number(index)];
    return token ? inWords(units, token) : '';
  };
  switch (event.eventName) {
    case 'Supplied':
      return say.didSupply(loan(event.args.assets));
    case 'Withdrawn':
      return say.didWithdraw(loan(event.args.assets));
    case 'CollateralAdded':
      return say.didPledge(pledge(event.args.index, event.args.amount));
    case 'CollateralRemoved':
      return say.didTakeBack(pledge(event.args.index, event.args.amount));
    case 'Borrowed':
      return say.didBorrow(loan(event.args.assets));
    case 'Repaid':
      return say.didRepay(loan(event.args.assets));
    case 'Liquidated': {
      const { repaid, seized } = event.args;
      const taken = seized.flatMap((units, index) =>
        units === 0n ? [] : [pledge(BigInt(index), units)],
      );
      return say.didLiquidate(loan(repaid), taken.join(' + ') || say.nothing);
    }
    case 'WrittenOff':
      return say.didWriteOff(loan(event.args.assets));
    case 'LiquidationSold':
      return say.didSellSeized(loan(event.args.surplus));
    case 'LeverageOpened': {
      const { index, spent, bought, debt } = event.args;
      return say.didOpenLeverage(pledge(index, bought), loan(spent), loan(debt));
    }
    case 'LeverageReduced': {
      const { index, sold, proceeds, repaid, paidOut } = event.args;
      const [to, back] = [loan(repaid), loan(paidOut)];
      return say.didReduceLeverage(pledge(index, sold), loan(proceeds), to, back);
    }
    default:
      return null;
  }
}

const inWords = (units: bigint, { decimals, symbol }: Token) =>
  `${formatAmount(units, decimals, 8)} ${symbol}`;
