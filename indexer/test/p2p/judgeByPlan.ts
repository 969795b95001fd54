import { arbitratorPoolAbi } from '@weir/contracts';
import { zeroAddress, zeroHash } from 'viem';
import { dollars, evidence, type PeerChain } from './peerChain.ts';
import { conclude, disputeOf, states, vote } from './tradeByPlan.ts';

const day = 86_400;

/** Trades and a seat of the plan by how they went. */
export interface Judged {
  /** Of a sponsored buyer, by an aggregator's price: ruled for the seller. */
  sponsored: number;
  /** Refused by the court, ruled for the buyer by the backup. */
  refused: number;
  /** Refused, and nobody asked the backup. */
  waiting: number;
  /** The seat that was suspended and filled up. */
  toppedUp: number;
}

/** What the first plan leaves out: refusals, the backup, rulings for sellers, sponsors, price adapters, seats that come and go. */
export async function judgeByPlan(peers: PeerChain): Promise<Judged> {
  const { owner, maker, taker, other } = peers;
  // The pool stands in for the backup too: it is asked a second time.
  await peers.done(owner, 'setCourts', [peers.pool, peers.pool]);
  const premium = { adapter: await peers.priceAdapter(), figure: 1_020_000n, maxAge: 3_600 };
  const dear = await peers.post({
    price: { ...premium, least: 1n, greatest: 2n ** 100n },
  });
  const sponsored = await peers.takeSponsored(dear, dollars(100n), other);
  await peers.done(maker, 'confirm', [sponsored, states.taken, evidence, evidence, evidence, 1]);
  await talk(peers, sponsored);
  await peers.done(taker, 'markPaid', [sponsored, states.locked, evidence]);
  await askCourt(peers, sponsored);
  await vote(peers, sponsored, [2n, 1n, 2n]);
  await conclude(peers, sponsored);

  const sell = await peers.post();
  const refused = await peers.paid(sell, dollars(100n));
  await askCourt(peers, refused);
  await vote(peers, refused, [0n, 0n, 1n]);
  await conclude(peers, refused);
  await peers.done(maker, 'requestBackup', [refused, states.disputed, 0n]);
  await vote(peers, refused, [1n, 1n, 1n]);
  await conclude(peers, refused);
  const waiting = await peers.paid(sell, dollars(60n));
  await askCourt(peers, waiting);
  await vote(peers, waiting, [0n, 0n, 0n]);
  await conclude(peers, waiting);

  const toppedUp = await suspendAndTopUp(peers, await peers.paid(sell, dollars(900n)));
  await seatsComeAndGo(peers, toppedUp);
  await peers.done(owner, 'setCourts', [peers.pool, zeroAddress]);
  return {
    sponsored: Number(sponsored),
    refused: Number(refused),
    waiting: Number(waiting),
    toppedUp: Number(toppedUp),
  };
}

/** Proposals before the demand of the details, which end with them, and one after. */
async function talk(peers: PeerChain, id: bigint): Promise<void> {
  const { maker, taker } = peers;
  await peers.done(maker, 'propose', [id, states.locked, dollars(1n), 2 ** 39]);
  await peers.done(taker, 'propose', [id, states.locked, dollars(2n), 2 ** 39]);
  await peers.done(taker, 'demandDetails', [id, states.locked]);
  await peers.done(maker, 'propose', [id, states.demanded, dollars(3n), 2 ** 39]);
  await peers.done(maker, 'postDetails', [id, states.demanded, '0xc1f3']);
  await peers.done(taker, 'propose', [id, states.locked, dollars(4n), 2 ** 39]);
}

async function askCourt(peers: PeerChain, id: bigint): Promise<void> {
  await peers.done(peers.maker, 'dispute', [id, states.paid]);
  await peers.wait(4 * day);
  await peers.done(peers.taker, 'requestRuling', [id, states.disputed]);
}

/** An appeal overturns two seats, which have less left than the largest lock; one of them is filled up and waits anew. */
async function suspendAndTopUp(peers: PeerChain, id: bigint): Promise<bigint> {
  const { client, pool, judge, taker } = peers;
  await askCourt(peers, id);
  await vote(peers, id, [2n, 2n, 1n]);
  const dispute = await disputeOf(peers, id);
  const panel = await client.readContract({
    address: pool,
    abi: arbitratorPoolAbi,
    functionName: 'panelOf',
    args: [dispute],
  });
  await peers.judged(taker, 'appeal', [dispute]);
  await vote(peers, id, [1n, 1n, 1n, 1n, 1n, 1n, 1n]);
  const seat = panel[0];
  if (seat === undefined) throw new Error('nobody was drawn');
  await peers.judged(judge, 'topUp', [seat]);
  await peers.wait(30 * day);
  await peers.judged(judge, 'activate', [seat]);
  return seat;
}

/** Two seats leave and take their stakes out, somebody gets one of the numbers, and a third is on its way out; `stays` does. */
async function seatsComeAndGo(peers: PeerChain, stays: bigint): Promise<void> {
  const { client, pool, judge, other } = peers;
  const read = { address: pool, abi: arbitratorPoolAbi } as const;
  const idle: bigint[] = [];
  for (let seat = 0n; idle.length < 3; seat++) {
    const { duties, stage } = await client.readContract({
      ...read,
      functionName: 'seatOf',
      args: [seat],
    });
    if (seat !== stays && duties === 0 && stage === 2) idle.push(seat);
  }
  for (const seat of idle.slice(0, 2)) await peers.judged(judge, 'startLeaving', [seat]);
  await peers.wait(60 * day);
  for (const seat of idle.slice(0, 2)) await peers.judged(judge, 'takeStake', [seat, other]);
  await peers.judged(other, 'join', [zeroHash]);
  await peers.judged(judge, 'startLeaving', [idle[2]]);
}
