import {
  arbitratorPoolAbi,
  currencyCode,
  escrowAbi,
  nameAt,
  outcomes,
  tradeStates,
} from '@weir/contracts';
import { asc } from 'drizzle-orm';
import type { Address, Hex } from 'viem';
import { zeroAddress } from 'viem';
import * as court from '../../src/schema/courtTables.ts';
import * as p2p from '../../src/schema/p2pTables.ts';
import type { Store } from '../../src/store/openStore.ts';
import type { PeerChain } from './peerChain.ts';

const seatStages = ['Empty', 'Waiting', 'Active', 'Suspended', 'Leaving'] as const;
const disputeStages = ['None', 'Drawing', 'Voting', 'Ruled', 'Final'] as const;

/** All that the escrow and the pool say of themselves now. @param offers ids of the offers to ask for. */
export async function peersOfChain(peers: PeerChain, offers: readonly string[]) {
  const { client, escrow, pool, token, chain } = peers;
  const asked = { address: escrow, abi: escrowAbi } as const;
  const court = { address: pool, abi: arbitratorPoolAbi } as const;
  const trades = [];
  const proposals = [];
  const count = await client.readContract({ ...asked, functionName: 'tradeCount' });
  for (let id = 1n; id <= count; id++) {
    const said = await client.readContract({ ...asked, functionName: 'tradeOf', args: [id] });
    const { state, outcome, currency, ...rest } = said;
    for (const bySeller of [true, false]) {
      const args = [id, bySeller] as const;
      const told = await client.readContract({ ...asked, functionName: 'proposalOf', args });
      const { by: party, state: madeIn, ...proposal } = told;
      if (party === zeroAddress) continue;
      proposals.push({ trade: Number(id), party, ...proposal, state: nameAt(tradeStates, madeIn) });
    }
    trades.push({
      id: Number(id),
      ...rest,
      currency: currencyCode(currency),
      state: nameAt(tradeStates, state),
      outcome: nameAt(outcomes, outcome),
    });
  }
  const states = [];
  for (const id of offers.toSorted()) {
    const functionName = 'offerState';
    states.push({
      id,
      ...(await client.readContract({ ...asked, functionName, args: [id as Hex] })),
    });
  }
  const balances: Record<string, bigint> = {};
  for (const account of chain.accounts) {
    const args = [account, token] as const;
    balances[account] = await client.readContract({ ...asked, functionName: 'balanceOf', args });
  }
  const stake = await client.readContract({ ...court, functionName: 'SEAT_STAKE' });
  const seats = [];
  const given = await client.readContract({ ...court, functionName: 'seatCount' });
  for (let id = 0n; id < given; id++) {
    const seat = await client.readContract({ ...court, functionName: 'seatOf', args: [id] });
    const { holder, duties, stage } = seat;
    const missing = holder === zeroAddress ? 0n : stake - seat.stake;
    seats.push({ id: Number(id), holder, duties, missing, stage: nameAt(seatStages, stage) });
  }
  const disputes = [];
  const opened = await client.getContractEvents({
    ...court,
    eventName: 'DisputeOpened',
    fromBlock: 0n,
    strict: true,
  });
  for (const { disputeId } of opened.map(({ args }) => args)) {
    const args = [disputeId] as const;
    const said = await client.readContract({ ...court, functionName: 'disputeOf', args });
    const { arbitrable, round, ruling, isAppeal, isDelivered, since, feeToken, slots } = said;
    disputes.push({
      id: Number(disputeId),
      arbitrable,
      round,
      ruling,
      isAppeal,
      isDelivered,
      since,
      feeToken,
      slots,
      stage: nameAt(disputeStages, said.stage),
      pin: said.pin,
      fee: said.fee,
      value: said.value,
      appellant: said.appellant,
      lock: await client.readContract({ ...court, functionName: 'lockOf', args }),
    });
  }
  return { trades, proposals, offers: states, balances, seats, disputes };
}

/** The same of an index. */
export function peersOfIndex(store: Store, { chain, token }: PeerChain) {
  return store.read(async (tx) => {
    const trades = await tx.select().from(p2p.p2pTrades).orderBy(asc(p2p.p2pTrades.id));
    const offers = await tx.select().from(p2p.p2pOffers).orderBy(asc(p2p.p2pOffers.id));
    const proposals = await tx.select().from(p2p.p2pProposals);
    const held = await tx.select().from(p2p.p2pBalances);
    const seats = await tx.select().from(court.courtSeats).orderBy(asc(court.courtSeats.id));
    const disputes = await tx.select().from(court.courtDisputes);
    const votes = await tx.select().from(court.courtVotes);
    const open = new Set(disputes.filter(({ stage }) => stage !== 'Final').map(({ id }) => id));
    return {
      trades: trades.map((row) => {
        const { id, seller, state, outcome, makerSells, isStarter, isPegged, wasDemanded } = row;
        const { wasRefused, requests, buyer, since, started, feeRate, token, confirmWindow } = row;
        const { payWindow, currency, arbitrator, amount, fiat, sellerBond, buyerBond } = row;
        const { bondDue, courtFee, courtFees, value, method, details, accountAge, offer } = row;
        return {
          id,
          seller,
          state,
          makerSells,
          isStarter,
          isPegged,
          wasDemanded,
          wasRefused,
          requests,
          buyer,
          since,
          started,
          feeRate,
          token,
          confirmWindow,
          payWindow,
          currency,
          arbitrator,
          amount,
          fiat,
          sellerBond,
          buyerBond,
          bondDue,
          courtFee,
          courtFees,
          value,
          method,
          details,
          accountAge,
          offer,
          outcome: outcome ?? 'None',
          sponsor: row.sponsor ?? zeroAddress,
          backup: row.backup ?? zeroAddress,
          court: row.court ?? zeroAddress,
          disputeId: row.disputeId ?? 0n,
        };
      }),
      // The contract's two of a trade: the seller's, then the buyer's.
      proposals: trades.flatMap(({ id, seller, buyer }) =>
        [seller, buyer].flatMap((side) =>
          proposals
            .filter(({ trade, party }) => trade === id && party === side)
            .map(({ trade, party, toBuyer, expiry, nonce, state }) => {
              return { trade, party, toBuyer, expiry, nonce, state };
            }),
        ),
      ),
      offers: offers.map(({ id, free, reserve, currentFigure, version, starters, isOpen }) => {
        return { id, free, reserve, figure: currentFigure, version, starters, isOpen };
      }),
      balances: Object.fromEntries(
        chain.accounts.map((account: Address) => {
          const own = held.find((row) => row.account === account && row.token === token);
          return [account, own?.amount ?? 0n];
        }),
      ),
      seats: seats.map(({ id, holder, stage, missing }) => ({
        id,
        holder: holder ?? zeroAddress,
        stage,
        missing,
        duties: votes.filter(({ seat, dispute }) => seat === id && open.has(dispute)).length,
      })),
      disputes: disputes
        .toSorted((a, b) => a.id - b.id)
        .map((row) => {
          const { id, arbitrable, round, isAppeal, since, feeToken, slots, stage } = row;
          const { pin, fee, value, lock } = row;
          return {
            id,
            arbitrable,
            round,
            isAppeal,
            since,
            feeToken,
            slots,
            stage,
            pin,
            fee,
            value,
            lock,
            ruling: row.ruling ?? 0,
            isDelivered: row.isDelivered === true,
            appellant: row.appellant ?? zeroAddress,
          };
        }),
    };
  });
}
