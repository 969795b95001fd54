import { readFileSync, writeFileSync } from 'node:fs';
import {
  type Acceptance,
  arbitratorPoolAbi,
  currencyBytes,
  erc20Abi,
  escrowAbi,
  methodId,
  type Offer,
  offerId,
} from '@weir/contracts';
import { type LocalExchange, startLocalExchange } from '@weir/contracts/localExchange';
import {
  type Abi,
  type Address,
  concatHex,
  createPublicClient,
  encodeAbiParameters,
  encodeFunctionData,
  getAddress,
  type Hex,
  http,
  keccak256,
  maxUint256,
  numberToHex,
  type PublicClient,
  zeroAddress,
  zeroHash,
} from 'viem';

const day = 86_400;
export const dollars = (count: bigint) => count * 1_000_000n;
const word = (text: string) => keccak256(`0x${Buffer.from(text).toString('hex')}`);
export const evidence = word('a receipt');
const details = word('sealed details');
const keys = [word('X25519'), word('ed25519')] as const;
/** More than the pool needs: one may leave. */
const seats = 22;

/** A local exchange with the escrow and the arbitrators' pool, all seats active and held by one account. */
export class PeerChain {
  readonly client: PublicClient;
  readonly owner: Address;
  readonly maker: Address;
  readonly taker: Address;
  readonly other: Address;
  /** Holds the seats, and is the treasury. */
  readonly judge: Address;
  readonly token: Address;
  #nonce = 0n;

  private constructor(
    readonly chain: LocalExchange,
    readonly escrow: Address,
    readonly pool: Address,
  ) {
    const [owner, maker, taker, other, judge] = chain.accounts as [
      Address,
      Address,
      Address,
      Address,
      Address,
    ];
    [this.owner, this.maker, this.taker, this.other, this.judge] = [
      owner,
      maker,
      taker,
      other,
      judge,
    ];
    this.token = chain.market.quote;
    this.client = createPublicClient({ transport: http(chain.anvil.url), cacheTime: 0 });
  }

  static async start(): Promise<PeerChain> {
    const chain = await startLocalExchange();
    const { accounts, market } = chain;
    const [owner] = accounts as [Address];
    const judge = accounts[4] as Address;
    const desk = await chain.deploy('EscrowDesk');
    const address = { type: 'address' } as const;
    const number = { type: 'uint256' } as const;
    const governed = encodeAbiParameters(
      [address, address, address, address, number],
      [desk, owner, owner, judge, 25n],
    );
    const escrow = await chain.deploy('Escrow', governed);
    const staked = encodeAbiParameters(
      [address, number, number, address, address],
      [market.quote, dollars(1n), dollars(1_000n), owner, judge],
    );
    const pool = await chain.deploy('ArbitratorPool', staked);
    const file = JSON.parse(readFileSync(chain.path, 'utf8'));
    writeFileSync(
      chain.path,
      JSON.stringify({ ...file, escrow, escrowDesk: desk, arbitratorPool: pool }),
    );
    const peers = new PeerChain(chain, escrow, pool);
    await peers.#setUp();
    return peers;
  }

  async #setUp(): Promise<void> {
    const { token, owner, judge, pool, escrow } = this;
    await this.act(owner, 'listToken', [token, dollars(1n), 1_000n, true]);
    await this.act(owner, 'listMethod', [methodId('SEPA Instant'), true, false]);
    await this.act(owner, 'listMethod', [methodId('Revolut'), true, true]);
    await this.act(owner, 'setCourts', [pool, zeroAddress]);
    await this.judgeBy(owner, 'setArbitrable', [escrow, true]);
    for (const account of this.chain.accounts.slice(0, 6)) {
      for (const spender of [escrow, pool]) await this.#approve(account, spender);
    }
    await this.chain.mine();
    for (let seat = 0; seat < seats; seat++) {
      await this.judgeBy(judge, 'join', [word(`seat ${seat}`)]);
    }
    await this.chain.mine();
    await this.chain.wait(30 * day);
    for (let seat = 0; seat < seats; seat++) await this.judgeBy(judge, 'activate', [BigInt(seat)]);
    await this.chain.mine();
  }

  /** An arbitrator of nobody knows whom: whatever it is asked, it says 10 USDC. */
  async unknownArbitrator(): Promise<Address> {
    const says = '0x629896805f5260205ff3';
    const code = concatHex(['0x69', says, '0x5f52600a6016f3']);
    const address = await this.chain.create(this.owner, code);
    await this.chain.mine();
    return getAddress(address);
  }

  /** 5,000 USDC for EUR at 0.92, in trades of 20 to 900, within three hours, under the pool; other terms as told. */
  async offer(told: Partial<Offer> = {}): Promise<Offer> {
    const { timestamp } = await this.client.getBlock();
    return {
      maker: this.maker,
      isSell: true,
      token: this.token,
      total: dollars(5_000n),
      least: dollars(20n),
      greatest: dollars(900n),
      price: {
        adapter: zeroAddress,
        figure: 920_000n * 10n ** 12n,
        least: 0n,
        greatest: 0n,
        maxAge: 0,
      },
      currency: currencyBytes('EUR'),
      methods: [{ id: methodId('SEPA Instant'), window: 10_800 }],
      termsHash: word('terms'),
      sellerBond: 1_500,
      buyerBond: 1_500,
      arbitrator: this.pool,
      confirmWindow: 1_800,
      takesStarters: false,
      expiry: Number(timestamp) + 400 * day,
      nonce: ++this.#nonce,
      ...told,
    };
  }

  idOf(offer: Offer): Hex {
    return offerId(31_337, this.escrow, offer);
  }

  async post(told: Partial<Offer> = {}): Promise<Offer> {
    const offer = await this.offer(told);
    await this.done(offer.maker, 'post', [offer, '0x']);
    return offer;
  }

  /** Takes an offer. @returns the trade's number. */
  async take(
    offer: Offer,
    amount: bigint,
    by: Address = this.taker,
    told: Partial<Acceptance> = {},
  ): Promise<bigint> {
    const acceptance: Acceptance = {
      version: 1,
      amount,
      worstPrice: offer.price.figure,
      mostBond: dollars(10_000n),
      method: 0,
      sponsor: zeroAddress,
      isStarter: false,
      encryptionKey: keys[0],
      signingKey: keys[1],
      details: offer.isSell ? zeroHash : details,
      accountAge: 0,
      ...told,
    };
    await this.done(by, 'accept', [offer, acceptance]);
    return this.client.readContract({
      address: this.escrow,
      abi: escrowAbi,
      functionName: 'tradeCount',
    });
  }

  /** A trade that the maker confirmed. */
  async locked(offer: Offer, amount: bigint, by: Address = this.taker): Promise<bigint> {
    const id = await this.take(offer, amount, by);
    const sealed = offer.isSell ? details : zeroHash;
    await this.done(offer.maker, 'confirm', [id, 1, ...keys, sealed, 0]);
    return id;
  }

  /** One that its buyer says it paid for. */
  async paid(offer: Offer, amount: bigint, by: Address = this.taker): Promise<bigint> {
    const id = await this.locked(offer, amount, by);
    await this.done(offer.isSell ? by : offer.maker, 'markPaid', [id, 2, evidence]);
    return id;
  }

  /** Calls the escrow in a block of its own. Throws where it reverted. */
  async done(from: Address, functionName: string, args: readonly unknown[]): Promise<void> {
    await this.#seal(await this.act(from, functionName, args), functionName);
  }

  /** Likewise the pool. */
  async judged(from: Address, functionName: string, args: readonly unknown[]): Promise<void> {
    await this.#seal(await this.judgeBy(from, functionName, args), functionName);
  }

  /** Queues a call of the escrow. */
  act(from: Address, functionName: string, args: readonly unknown[]): Promise<Hex> {
    return this.#send(from, this.escrow, escrowAbi as Abi, functionName, args);
  }

  /** Queues a call of the pool. */
  judgeBy(from: Address, functionName: string, args: readonly unknown[]): Promise<Hex> {
    return this.#send(from, this.pool, arbitratorPoolAbi as Abi, functionName, args);
  }

  /** So many seconds pass. */
  wait(seconds: number): Promise<void> {
    return this.chain.wait(seconds);
  }

  #approve(from: Address, spender: Address): Promise<Hex> {
    return this.#send(from, this.token, erc20Abi as Abi, 'approve', [spender, maxUint256]);
  }

  #send(
    from: Address,
    to: Address,
    abi: Abi,
    functionName: string,
    args: readonly unknown[],
  ): Promise<Hex> {
    const data = encodeFunctionData({ abi, functionName, args: [...args] });
    const gas = numberToHex(5_000_000);
    return this.chain.anvil.rpc<Hex>('eth_sendTransaction', [
      { from, to, data, gas, gasPrice: '0x0' },
    ]);
  }

  async #seal(hash: Hex, name: string): Promise<void> {
    await this.chain.mine();
    const { status } = await this.client.getTransactionReceipt({ hash });
    if (status !== 'success') throw new Error(`${name} reverted`);
  }
}
