import { type ChainSettings, hashTimeLockAddress } from '@weir/contracts';
import type { Address } from 'viem';
import type { Deployment } from '#features/deployment';
import { nodeUrl } from '#features/wallet';
import { readAddress } from '#lib/readAddress.ts';
import { readStored, writeStored } from '#lib/storedValue.ts';
import { say } from '../words/english.ts';

/** How one chain is reached, as it is typed. */
export interface ChainEntry {
  /** The chain's number. */
  chain: string;
  /** Addresses of nodes, with spaces between. */
  nodes: string;
  /** HashTimeLock's address; empty for the usual one. */
  contract: string;
  /** Blocks after which one is final; empty where the nodes know finalised blocks. */
  confirmations: string;
}

/** What a typed chain says. */
export interface ReadChain {
  settings: ChainSettings;
  contract: Address;
}

/** The fields that are wrong, each with why. */
export type EntryProblems = Partial<Record<keyof ChainEntry, string>>;

const keyOf = (chainId: number) => `weir.swapChain.${chainId}`;
const empty: ChainEntry = { chain: '', nodes: '', contract: '', confirmations: '' };

/** Reads what was typed; null where a field is missing or wrong. */
export function readChainEntry(entry: ChainEntry): ReadChain | null {
  if (Object.keys(entryProblems(entry)).length > 0) return null;
  const urls = urlsOf(entry.nodes);
  if (entry.chain.trim() === '' || urls.length === 0) return null;
  const contract = readAddress(entry.contract);
  const confirmations = entry.confirmations.trim();
  return {
    settings: {
      chainId: Number(entry.chain),
      urls: urls.flatMap((url) => url ?? []),
      confirmations: confirmations === '' ? null : Number(confirmations),
    },
    contract: contract.kind === 'address' ? contract.address : hashTimeLockAddress,
  };
}

/** What is wrong; fields that are still empty are not. */
export function entryProblems({
  chain,
  nodes,
  contract,
  confirmations,
}: ChainEntry): EntryProblems {
  const problems: EntryProblems = {};
  if (chain.trim() !== '' && !isWhole(chain)) problems.chain = say.noChainNumber;
  if (urlsOf(nodes).includes(null)) problems.nodes = say.nodeAddressWrong;
  if (contract.trim() !== '' && readAddress(contract).kind !== 'address') {
    problems.contract = say.noAddress;
  }
  if (confirmations.trim() !== '' && !isWhole(confirmations)) {
    problems.confirmations = say.noBlockCount;
  }
  return problems;
}

/** What is known of a chain: as it was typed last on this device, else the deployment's own. */
export function knownEntry(chainId: number, deployment: Deployment): ChainEntry {
  const chain = String(chainId);
  const isOwn = chainId === deployment.chainId;
  const own = {
    ...empty,
    chain,
    ...(isOwn && { nodes: deployment.rpcUrl, contract: unusual(deployment.hashTimeLock) }),
  };
  const [nodes = '', contract = '', confirmations = ''] =
    readStored(keyOf(chainId))?.split('\n') ?? [];
  const kept = { chain, nodes, contract, confirmations };
  return readChainEntry(kept) === null ? own : kept;
}

/** Keeps it for the next time. Nodes' addresses may hold keys: they stay on this device. */
export function keepEntry({ chain, nodes, contract, confirmations }: ChainEntry): void {
  writeStored(keyOf(Number(chain)), [nodes.trim(), contract.trim(), confirmations].join('\n'));
}

function unusual(contract: Address | null): string {
  return contract === null || contract === hashTimeLockAddress ? '' : contract;
}

function urlsOf(text: string): (string | null)[] {
  return text
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map(nodeUrl);
}

function isWhole(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text.trim());
}
