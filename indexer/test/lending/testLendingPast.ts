import { accrue, priceGuardAbi, valueDown } from '@weir/contracts';
import { type Address, numberToHex } from 'viem';
import { expect, it } from 'vitest';
import type { Activity, IndexerClient } from '../../src/client/index.ts';
import { interestFee, type LendingChain } from './lendingChain.ts';
import { marketOf, totalsAtBlock } from './lendingReads.ts';

/** A chain with lending, and who asks an indexer about it. */
interface Answered {
  lent: LendingChain;
  client: IndexerClient;
}

/** What happened: periods, events, liquidations, accounts' activity. Changes nothing. */
export function testLendingPast(answered: () => Answered): void {
  it('gives the history hour by hour and day by day, as the contract stood at the end of each', async () => {
    const { client, lent } = answered();
    const head = await lent.client.getBlock();
    const blocks = [];
    for (let number = 1n; number <= head.number; number++) {
      blocks.push(await lent.client.getBlock({ blockNumber: number }));
    }
    for (const { id, terms } of lent.markets) {
      const hex = numberToHex(id, { size: 32 });
      const { periods: days } = await client.lending.history(hex, { interval: '1d', limit: 1_000 });
      expect(days.length).toBeGreaterThan(20);
      for (const day of days.slice(0, -1)) {
        const end = day.time + 86_400;
        const last = blocks.findLast(({ timestamp }) => Number(timestamp) < end);
        const stood = await totalsAtBlock(lent, id, last?.number ?? 0n);
        const { totals } = accrue(stood, terms.rates, interestFee, BigInt(end));
        const { supplied, use, borrowRate, supplyRate, ...words } = day.end;
        const { time: _, ...expected } = totals;
        expect(words).toEqual(
          Object.fromEntries(Object.entries(expected).map(([k, v]) => [k, String(v)])),
        );
        expect(BigInt(supplied)).toBe(totals.cash + totals.borrowed - totals.fees);
        expect([Number(use) <= 1, Number(supplyRate) <= Number(borrowRate)]).toEqual([true, true]);
      }
      const { periods: hours } = await client.lending.history(hex, { limit: 1_000 });
      const day = days.findLast(({ flows }) => flows.supplied !== '0');
      const ofDay = hours.filter(({ time }) => day && time >= day.time && time < day.time + 86_400);
      const sum = ofDay.reduce((all, { flows }) => all + BigInt(flows.supplied), 0n);
      if (ofDay.length === 24) expect(String(sum)).toBe(day?.flows.supplied);
      expect(hours.at(-1)?.end).toEqual((await client.lending.market(hex)).market.now);
    }
  });

  it('gives the events of a market with its totals after each, and of one owner or kind alone', async () => {
    const { client, lent } = answered();
    const { id } = lent.markets[0];
    const hex = numberToHex(id, { size: 32 });
    const first = await client.lending.events(hex, { limit: 150 });
    const rest = first.cursor
      ? await client.lending.events(hex, { limit: 200, cursor: first.cursor })
      : null;
    const events = [...first.events, ...(rest?.events ?? [])];
    expect(events.at(-1)?.kind).toBe('open');
    for (const [i, event] of events.entries()) {
      // The newest of its block.
      if (events[i - 1]?.block === event.block || i % 5 !== 0) continue;
      const { time: _, ...totals } = await totalsAtBlock(lent, id, BigInt(event.block));
      expect(event.after).toMatchObject(
        Object.fromEntries(Object.entries(totals).map(([k, v]) => [k, String(v)])),
      );
    }
    const borrowed = events.find(({ kind }) => kind === 'borrow');
    const owner = borrowed?.owner ?? '';
    const narrowed = await client.lending.events(hex, { owner, kind: 'borrow', limit: 200 });
    expect(narrowed.events).toEqual(
      events.filter((event) => event.kind === 'borrow' && event.owner === owner),
    );
  });

  it('gives liquidations with what was gained by the price of their time, and the bad debt that they left', async () => {
    const { client, lent } = answered();
    const { liquidations } = await client.lending.liquidations({ limit: 200 });
    expect(liquidations.length).toBeGreaterThan(2);
    for (const { market: id, block, seized, repaid, gain } of liquidations) {
      const { terms } = marketOf(lent, id);
      let worth = 0n;
      for (const { index, amount } of seized) {
        const [price] = await lent.client.readContract({
          address: terms.collaterals[index]?.guard as Address,
          abi: priceGuardAbi,
          functionName: 'liquidationPrice',
          blockNumber: BigInt(block),
        });
        worth += valueDown(BigInt(amount), price);
      }
      expect(BigInt(gain ?? 0)).toBe(worth - BigInt(repaid));
    }
    const lossy = await client.lending.liquidations({ loss: 'true', limit: 200 });
    expect(lossy.liquidations).toEqual(liquidations.filter(({ writtenOff }) => writtenOff !== '0'));
    const { markets } = await client.lending.badDebt();
    for (const { market, writtenOff, feesLost, lendersLost } of markets) {
      const own = lossy.liquidations.filter((one) => one.market === market);
      const sum = own.reduce((all, one) => all + BigInt(one.writtenOff), 0n);
      expect(BigInt(writtenOff)).toBe(sum);
      expect(BigInt(feesLost) + BigInt(lendersLost)).toBe(sum);
    }
    expect(markets.some(({ writtenOff }) => writtenOff !== '0')).toBe(true);
    const [one] = liquidations;
    const own = await client.lending.liquidations({
      liquidator: one?.liquidator,
      market: one?.market,
      limit: 200,
    });
    expect(own.liquidations).toContainEqual(one);
  });

  it("gives a liquidation in the owner's activity with what was seized, repaid and written off", async () => {
    const { client } = answered();
    const { liquidations } = await client.lending.liquidations({ limit: 200 });
    expect(liquidations.some(({ seized }) => seized.length > 0)).toBe(true);
    expect(liquidations.some(({ writtenOff }) => writtenOff !== '0')).toBe(true);
    for (const owner of new Set(liquidations.map((one) => one.owner))) {
      const { activity } = await client.activity(owner, { limit: 200 });
      const told = activity.filter(({ kind }) => kind === 'liquidate');
      expect(told).toEqual(
        liquidations
          .filter((one) => one.owner === owner)
          .map(({ id, block, logIndex, timestamp, transaction, ...one }) => ({
            kind: 'liquidate',
            id,
            block,
            logIndex,
            timestamp,
            transaction,
            market: null,
            lending: { market: one.market, number: one.number, token: one.loan },
            repaid: one.repaid,
            writtenOff: one.writtenOff,
            seized: one.seized.map(({ token, amount }) => ({ token, amount })),
            counterparty: one.liquidator,
          })),
      );
    }
  });

  it("tells of lending in an account's activity, among what else it did, page by page", async () => {
    const { client, lent } = answered();
    const [, , , , owner] = lent.chain.accounts as Address[];
    const found: Activity[] = [];
    let cursor: string | null = null;
    do {
      const page = await client.activity(owner ?? '', { limit: 7, cursor: cursor ?? undefined });
      found.push(...page.activity);
      cursor = page.cursor;
    } while (cursor !== null);
    const told = found.map(({ id, kind }) => `${id} ${kind}`);
    const expected: string[] = [];
    for (const { id } of lent.markets) {
      const hex = numberToHex(id, { size: 32 });
      const { events } = await client.lending.events(hex, { owner, limit: 200 });
      expected.push(...events.map((event) => `${event.id} ${event.kind}`));
    }
    expect(expected.length).toBeGreaterThan(8);
    expect(told.toSorted()).toEqual(expected.toSorted());
    const borrowed = found.find(({ kind }) => kind === 'borrow');
    const { quote } = lent.chain.market;
    expect(borrowed).toMatchObject({ market: null, lending: { token: { address: quote } } });
    const pledged = found.find(({ kind }) => kind === 'pledge');
    expect(pledged).not.toMatchObject({ lending: { token: { address: quote } } });
  });
}
