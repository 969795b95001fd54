import { arbitratorPoolAbi, escrowAbi, type Offer } from '@weir/contracts';
import { type Hex, keccak256 } from 'viem';
import { dollars, evidence, type PeerChain } from './peerChain.ts';

const day = 86_400;
const salt: Hex = keccak256('0x5a17');
export const states = {
  taken: 1,
  locked: 2,
  demanded: 3,
  paid: 4,
  denied: 5,
  disputed: 6,
} as const;

/** The trades of the plan by how they went. */
export interface Planned {
  sell: Offer;
  buy: Offer;
  released: number;
  cancelledByTaker: number;
  cancelledByMaker: number;
  unconfirmed: number;
  unpaid: number;
  detailed: number;
  settled: number;
  conceded: number;
  ruled: number;
  appealed: number;
  halved: number;
  denied: number;
  live: number;
}

/** Every end that a trade can have, and much that leads there. Ends with a trade that waits for its payment. */
export async function tradeByPlan(peers: PeerChain): Promise<Planned> {
  const { maker, taker, other } = peers;
  const sell = await peers.post();
  const buy = await peers.post({ isSell: false });
  const starters = await peers.post({ takesStarters: true });

  const released = await peers.paid(sell, dollars(100n));
  await peers.done(maker, 'release', [released, states.paid]);
  const cancelledByTaker = await peers.take(sell, dollars(50n));
  await peers.done(taker, 'cancel', [cancelledByTaker, states.taken]);
  const cancelledByMaker = await peers.take(buy, dollars(60n), other);
  await peers.done(maker, 'cancel', [cancelledByMaker, states.taken]);
  const unconfirmed = await peers.take(sell, dollars(70n), other);
  await peers.wait(1_800);
  await peers.done(other, 'expire', [unconfirmed, states.taken]);
  const unpaid = await peers.locked(sell, dollars(80n));
  await peers.wait(4 * 3_600);
  await peers.done(other, 'expire', [unpaid, states.locked]);

  const detailed = await peers.locked(sell, dollars(90n), other);
  await peers.done(other, 'demandDetails', [detailed, states.locked]);
  await peers.wait(600);
  await peers.done(maker, 'postDetails', [detailed, states.demanded, '0xc1f3']);
  await peers.done(other, 'setKeys', [detailed, states.locked, evidence, evidence]);
  await peers.done(other, 'markPaid', [detailed, states.locked, evidence]);
  // Released two days late.
  await peers.wait(3 * day);
  await peers.done(maker, 'release', [detailed, states.paid]);

  const settled = await peers.locked(buy, dollars(200n), other);
  await peers.done(other, 'propose', [settled, states.locked, dollars(10n), 2 ** 39]);
  await peers.done(maker, 'propose', [settled, states.locked, dollars(40n), 2 ** 39]);
  await peers.done(other, 'acceptSettlement', [settled, states.locked, dollars(40n), 2n]);

  const disputed = async (amount: bigint) => {
    const id = await peers.paid(sell, amount);
    await peers.done(maker, 'dispute', [id, states.paid]);
    return id;
  };
  const conceded = await disputed(dollars(110n));
  await peers.done(taker, 'submitEvidence', [conceded, states.disputed, evidence]);
  await peers.done(maker, 'reply', [conceded, states.disputed, evidence]);
  await peers.done(maker, 'concede', [conceded, states.disputed]);

  const ruled = await disputed(dollars(120n));
  await peers.wait(4 * day);
  await peers.done(taker, 'requestRuling', [ruled, states.disputed]);
  await vote(peers, ruled, [1n, 1n, 2n]);
  await conclude(peers, ruled);
  // The first panel is for the seller, the seven for the buyer.
  const appealed = await disputed(dollars(130n));
  await peers.wait(4 * day);
  await peers.done(taker, 'requestRuling', [appealed, states.disputed]);
  await vote(peers, appealed, [2n, 2n, null]);
  await peers.judged(taker, 'appeal', [await disputeOf(peers, appealed)]);
  await vote(peers, appealed, [1n, 1n, 1n, 1n, 2n, 0n, null]);
  const halved = await disputed(dollars(140n));
  await peers.wait(90 * day);
  await peers.done(other, 'expire', [halved, states.disputed]);

  const starter = { isStarter: true };
  const denied = await peers.take(starters, dollars(20n), other, starter);
  await peers.done(maker, 'confirm', [denied, states.taken, evidence, evidence, evidence, 0]);
  await peers.done(other, 'markPaid', [denied, states.locked, evidence]);
  await peers.done(maker, 'deny', [denied, states.paid]);
  await peers.wait(7 * day);
  await peers.done(taker, 'expire', [denied, states.denied]);

  await peers.done(maker, 'reprice', [buy, 910_000n * 10n ** 12n]);
  await peers.done(maker, 'reduce', [buy, dollars(1_000n)]);
  await peers.done(maker, 'reduce', [starters, dollars(5_000n)]);
  await peers.done(taker, 'deposit', [peers.token, dollars(7n), other]);
  await peers.done(taker, 'withdraw', [peers.token, dollars(1n), taker]);
  const live = await peers.locked(sell, dollars(150n));
  const numbers = { released, cancelledByTaker, cancelledByMaker, unconfirmed, unpaid, detailed };
  const others = { settled, conceded, ruled, appealed, halved, denied, live };
  return { sell, buy, ...asNumbers(numbers), ...asNumbers(others) };
}

/** Draws the panel of a trade's dispute, has its seats vote in their order (null is silent), and counts. */
export async function vote(
  peers: PeerChain,
  trade: bigint,
  votes: readonly (bigint | null)[],
): Promise<void> {
  const { judge, pool, client } = peers;
  const dispute = await disputeOf(peers, trade);
  for (let block = 0; block < 9; block++) await peers.chain.mine();
  await peers.judged(judge, 'draw', [dispute]);
  const read = { address: pool, abi: arbitratorPoolAbi } as const;
  const about = { ...read, args: [dispute] } as const;
  const { round } = await client.readContract({ ...about, functionName: 'disputeOf' });
  const drawn = await client.readContract({ ...about, functionName: 'panelOf' });
  for (const [place, seat] of drawn.entries()) {
    const choice = votes[place] ?? null;
    if (choice === null) continue;
    const args = [dispute, BigInt(round), seat, choice, salt] as const;
    const sealed = await client.readContract({ ...read, functionName: 'commitmentOf', args });
    await peers.judgeBy(judge, 'commit', [dispute, seat, sealed]);
  }
  await peers.chain.mine();
  await peers.wait(3 * day);
  for (const [place, seat] of drawn.entries()) {
    const choice = votes[place] ?? null;
    if (choice !== null) await peers.judgeBy(judge, 'reveal', [dispute, seat, choice, salt]);
  }
  await peers.chain.mine();
  await peers.wait(2 * day);
  await peers.judged(judge, 'tally', [dispute]);
}

export async function conclude(peers: PeerChain, trade: bigint): Promise<void> {
  await peers.wait(3 * day);
  await peers.judged(peers.judge, 'conclude', [await disputeOf(peers, trade)]);
}

export async function disputeOf({ client, escrow }: PeerChain, trade: bigint): Promise<bigint> {
  const read = { address: escrow, abi: escrowAbi, functionName: 'tradeOf' } as const;
  return (await client.readContract({ ...read, args: [trade] })).disputeId;
}

function asNumbers<Name extends string>(of: Record<Name, bigint>): Record<Name, number> {
  const entries = Object.entries<bigint>(of).map(([name, value]) => [name, Number(value)]);
  return Object.fromEntries(entries) as Record<Name, number>;
}
