import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Address } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { importedTokens } from '../model/importedTokens.ts';
import type { TokenFacts } from '../model/tokenFacts.ts';
import { tokenFactsQuery } from '../queries/tokenFactsQuery.ts';
import { say } from '../words/english.ts';
import { TokenMark } from './TokenMark.tsx';

interface ImportTokenProps {
  address: Address;
  onImport: (token: Token) => void;
}

/** What an unlisted address is, and the choice to add it to this device's list. */
export function ImportToken({ address, onImport }: ImportTokenProps) {
  const { chainId, tokens } = useDeployment();
  const node = useNode();
  const { data, error, refetch } = useQuery(tokenFactsQuery(node, chainId, address, tokens));
  if (error) {
    return (
      <Notice tone="error">
        {say.nodeSilent}{' '}
        <button type="button" className="underline" onClick={() => void refetch()}>
          {say.askAgain}
        </button>
      </Notice>
    );
  }
  if (!data) return <Skeleton rows={2} label={say.reading} />;
  if (data.kind !== 'token') return <Notice tone="error">{refusalOf(data)}</Notice>;
  const add = () => {
    importedTokens.add(chainId, data.token);
    onImport(data.token);
  };
  return <Found facts={data} onImport={add} />;
}

type Found = Extract<TokenFacts, { kind: 'token' }>;

function Found({ facts, onImport }: { facts: Found; onImport: () => void }) {
  const { token, lookAlike, hides } = facts;
  const [isSure, setSure] = useState(false);
  const isSuspect = lookAlike !== null || hides;
  return (
    <div className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <div className="flex items-center gap-3">
        <TokenMark address={token.address} size={32} />
        <div className="min-w-0">
          <p className="truncate font-medium">
            <bdi>{token.symbol}</bdi> <bdi className="font-normal text-quiet">{token.name}</bdi>
          </p>
          <p className="text-2xs break-all text-quiet">{token.address}</p>
          <p className="text-2xs text-quiet">{say.decimals(token.decimals)}</p>
        </div>
      </div>
      {lookAlike && (
        <Notice tone="error">
          <strong className="font-semibold">{say.notTheListed(lookAlike.symbol)}</strong>{' '}
          {say.looksLike(lookAlike.symbol, lookAlike.address)}
        </Notice>
      )}
      {hides && <Notice tone="error">{say.hides}</Notice>}
      {!isSuspect && <Notice tone="warn">{say.anybody}</Notice>}
      {isSuspect && (
        <label className="flex items-start gap-2 text-xs">
          <input
            type="checkbox"
            className="mt-0.5 accent-accent"
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
          />
          {say.iKnow}
        </label>
      )}
      <Button
        look={isSuspect ? 'sell' : 'primary'}
        disabled={isSuspect && !isSure}
        onClick={onImport}
      >
        {say.importToken(token.symbol)}
      </Button>
    </div>
  );
}

function refusalOf(facts: Exclude<TokenFacts, { kind: 'token' }>): string {
  if (facts.kind === 'noContract') return say.noContract;
  return facts.kind === 'noToken' ? say.noToken : say.absurdDecimals(facts.decimals);
}
