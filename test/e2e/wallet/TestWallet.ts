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
  /** What it was asked to sign and send, those it said no to included. */
  readonly asked: RpcTransactionRequest[] = [];
  private isConnected = false;

  constructor(
    readonly account: HDAccount,
    private readonly rpcUrl: string,
    private chainId: number = foundry.id,
  ) {}

  /** Announces it to every page of the context, after each load. */
  async announceTo(context: BrowserContext): Promise<void> {
    await context.exposeFunction('weirTestWallet', (method: string, params: unknown) =>
      this.answer(method, params as unknown[] | undefined),
    );
    await context.addInitScript(announceWallet);
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
    switch (method) {
      case 'eth_requestAccounts':
      case 'wallet_requestPermissions':
        if (this.rejects) return REJECTED;
        this.isConnected = true;
        return {
          result:
            method === 'eth_requestAccounts'
              ? [this.account.address]
              : [
                  {
                    parentCapability: 'eth_accounts',
                    caveats: [{ type: 'restrictReturnedAccounts', value: [this.account.address] }],
                  },
                ],
        };
      case 'eth_accounts':
        return { result: this.isConnected ? [this.account.address] : [] };
      case 'wallet_revokePermissions':
        this.isConnected = false;
        return { result: null };
      case 'eth_chainId':
        return { result: numberToHex(this.chainId) };
      case 'wallet_switchEthereumChain':
        if (this.rejects) return REJECTED;
        this.chainId = Number((params as [{ chainId: Hex }])[0].chainId);
        return { result: null };
      case 'eth_sendTransaction':
        return this.send((params as [RpcTransactionRequest])[0]);
      default:
        return this.forward(method, params);
    }
  }

  private async send(request: RpcTransactionRequest): Promise<Answer> {
    this.asked.push(request);
    if (this.rejects) return REJECTED;
    const client = createWalletClient({
      account: this.account,
      chain: foundry,
      transport: http(this.rpcUrl),
    });
    const result = await client.sendTransaction({
      to: request.to ?? null,
      data: request.data,
      gas: request.gas ? hexToBigInt(request.gas) : undefined,
    });
    return { result };
  }

  private async forward(method: string, params: unknown[]): Promise<Answer> {
    const response = await fetch(this.rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
    return (await response.json()) as Answer;
  }
}
