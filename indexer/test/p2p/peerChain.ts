import { readFileSync, writeFileSync } from 'node:fs';
import {
  type Acceptance,
  actionCall,
  actionTypedData,
  arbitratorPoolAbi,
  currencyBytes,
  erc20Abi,
  escrowAbi,
  methodId,
  type Offer,
  offerId,
} from '@weir/contracts';
import { type LocalExchange, startLocalExchange } from '@weir/contracts/testing/localExchange';
import {
  type Abi,
  type Address,
  concatHex,
  createPublicClient,
  createWalletClient,
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

  /** An aggregator that says 0.92, of the block's time, in Chainlink's shape with 8 decimals; whatever it is asked. */
  async priceAdapter(): Promise<Address> {
    // The first word is both the decimals and the round; the price 92,000,000 and the time follow, and the round again.
    const says = '0x60085f5263057bcf006020524260405242606052600860805260a05ff3';
    const length = numberToHex((says.length - 2) / 2, { size: 1 });
    const code = concatHex(['0x60', length, '0x600a5f3960', length, '0x5ff3', says]);
    const aggregator = await this.chain.create(this.owner, code);
    await this.chain.mine();
    const pair = encodeAbiParameters(
      [{ type: 'address' }, { type: 'address' }, { type: 'bytes3' }],
      [aggregator, this.token, currencyBytes('EUR')],
    );
    return this.chain.deploy('AggregatorPrice', pair);
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
    await this.done(by, 'accept', [offer, this.#acceptance(offer, amount, told)]);
    return this.#lastTrade();
  }

  #acceptance(offer: Offer, amount: bigint, told: Partial<Acceptance>): Acceptance {
    return {
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
  }

  #lastTrade(): Promise<bigint> {
    return this.client.readContract({
      address: this.escrow,
      abi: escrowAbi,
      functionName: 'tradeCount',
    });
  }

  /** Takes an offer by the taker's signature, which the sponsor submits who posts its bond. */
  async takeSponsored(offer: Offer, amount: bigint, sponsor: Address): Promise<bigint> {
    // At whatever price: that of an adapter is in no figure of the offer.
    const told = { sponsor, worstPrice: 2n ** 127n };
    const call = actionCall('accept', [offer, this.#acceptance(offer, amount, told)]);
    const { timestamp } = await this.client.getBlock();
    const [nonce, deadline] = [77n, timestamp + 3_600n];
    const signed = { actor: this.taker, action: 'accept', call, nonce, deadline } as const;
    const wallet = createWalletClient({ transport: http(this.chain.anvil.url) });
    const typed = actionTypedData(31_337, this.escrow, signed);
    const signature = await wallet.signTypedData({ account: this.taker, ...typed });
    await this.done(sponsor, 'bySignature', [this.taker, call, nonce, deadline, signature]);
    return this.#lastTrade();
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
