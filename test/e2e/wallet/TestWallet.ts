import type { BrowserContext, Page } from '@playwright/test';
import {
  createWalletClient,
  type Hex,
  hexToBigInt,
  http,
  numberToHex,
  type RpcTransactionRequest,
} from 'viem';
import type { HDAccount } from 'viem/accounts';
import { foundry } from 'viem/chains';
import { announceWallet } from './announceWallet.ts';

type Answer = { result: unknown } | { error: { code: number; message: string } };
const REJECTED = { error: { code: 4001, message: 'User rejected the request.' } };

/** A wallet of the tests: announced to the page by EIP-6963, signing here with an account's key. */
export class TestWallet {
  /** Says no to whatever asks the reader next. */
  rejects = false;
  /** Signs no typed data, as some hardware and old software do not. */
  signsTypedData = true;
  /** The networks that it has; null for all of them. */
  networks: Set<number> | null = null;
  /** The nodes of chains beside its own, by their number. */
  readonly otherNodes = new Map<number, string>();
  /** Done before it answers a request of this kind, as the reader may do something else first. */
  before: { method: string; act: () => Promise<void> } | null = null;
  /** What it was asked to sign and send, those it said no to included. */
  readonly asked: RpcTransactionRequest[] = [];
  /** The typed data that it was asked to sign, those it said no to included. */
  readonly typedData: { domain: { name: string }; message: Record<string, unknown> }[] = [];
  /** The networks that it was asked to add. */
  readonly added: { chainId: Hex; chainName: string; rpcUrls: string[] }[] = [];
  /** What it sent. */
  readonly sent: Hex[] = [];
  /** Accounts that it gives the page beside its own, which stands in front. */
  others: HDAccount[] = [];
  private isConnected = false;

  constructor(
    public account: HDAccount,
    private readonly rpcUrl: string,
    private chainId: number = foundry.id,
  ) {}

  /** Announces it to every page of the context, after each load. */
  async announceTo(context: BrowserContext): Promise<void> {
    await context.exposeFunction('weirTestWallet', (method: string, params: unknown) =>
      this.answer(method, params as unknown[] | undefined),
    );
    await context.addInitScript(announceWallet);
    // The risks are told once a device; the tests of that take this away again.
    await context.addInitScript(() => {
      if (self === top) localStorage.setItem('weir.risks', '1');
    });
  }

  /** Puts another account in front, as the reader may in the wallet itself. */
  async turnTo(page: Page, account: HDAccount): Promise<void> {
    this.account = account;
    await page.evaluate(
      (accounts) =>
        window.dispatchEvent(new CustomEvent('weir-test-accounts', { detail: accounts })),
      this.addresses(),
    );
  }

  /** Of the chain that it stands on. */
  private node(): string {
    return this.otherNodes.get(this.chainId) ?? this.rpcUrl;
  }

  private addresses(): string[] {
    return [this.account, ...this.others].map(({ address }) => address);
  }

  /** Moves to another chain, as the reader may in the wallet itself. */
  async moveTo(page: Page, chainId: number): Promise<void> {
    this.chainId = chainId;
    await page.evaluate(
      (id) => window.dispatchEvent(new CustomEvent('weir-test-chain', { detail: id })),
      numberToHex(chainId),
    );
  }

  private async answer(method: string, params: unknown[] = []): Promise<Answer> {
    if (this.before?.method === method) {
      const { act } = this.before;
      this.before = null;
      await act();
    }
    switch (method) {
      case 'eth_requestAccounts':
      case 'wallet_requestPermissions':
        if (this.rejects) return REJECTED;
        this.isConnected = true;
        return {
          result:
            method === 'eth_requestAccounts'
              ? this.addresses()
              : [
                  {
                    parentCapability: 'eth_accounts',
                    caveats: [{ type: 'restrictReturnedAccounts', value: this.addresses() }],
                  },
                ],
        };
      case 'eth_accounts':
        return { result: this.isConnected ? this.addresses() : [] };
      case 'wallet_revokePermissions':
        this.isConnected = false;
        return { result: null };
      case 'eth_chainId':
        return { result: numberToHex(this.chainId) };
      case 'wallet_switchEthereumChain':
        return this.switchTo(Number((params as [{ chainId: Hex }])[0].chainId));
      case 'wallet_addEthereumChain':
        return this.add((params as [TestWallet['added'][number]])[0]);
      case 'eth_signTypedData_v4':
        return this.sign((params as [string, string])[1]);
      case 'eth_sendTransaction':
        return this.send((params as [RpcTransactionRequest])[0]);
      default:
        return this.forward(method, params);
    }
  }

  private switchTo(chainId: number): Answer {
    if (this.rejects) return REJECTED;
    if (this.networks?.has(chainId) === false) {
      const message = `Unrecognized chain ID "${numberToHex(chainId)}".`;
      return { error: { code: 4902, message } };
    }
    this.chainId = chainId;
    return { result: null };
  }

  private add(network: TestWallet['added'][number]): Answer {
    this.added.push(network);
    if (this.rejects) return REJECTED;
    this.networks?.add(Number(network.chainId));
    this.chainId = Number(network.chainId);
    return { result: null };
  }

  private async sign(text: string): Promise<Answer> {
    const data = JSON.parse(text);
    this.typedData.push(data);
    if (!this.signsTypedData) {
      return { error: { code: 4200, message: 'The wallet does not support this method.' } };
    }
    if (this.rejects) return REJECTED;
    return { result: await this.account.signTypedData(data) };
  }

  private async send(request: RpcTransactionRequest): Promise<Answer> {
    this.asked.push(request);
    if (this.rejects) return REJECTED;
    const client = createWalletClient({
      account: this.account,
      chain: { ...foundry, id: this.chainId },
      transport: http(this.node()),
    });
    const result = await client.sendTransaction({
      to: request.to ?? null,
      data: request.data,
      gas: request.gas ? hexToBigInt(request.gas) : undefined,
      value: request.value ? hexToBigInt(request.value) : undefined,
    });
    this.sent.push(result);
    return { result };
  }

  private async forward(method: string, params: unknown[]): Promise<Answer> {
    const response = await fetch(this.node(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return (await response.json()) as Answer;
  }
}
