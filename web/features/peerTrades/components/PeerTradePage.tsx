import { Link } from '@tanstack/react-router';
import { isLive, nameAt, tradeStates } from '@weir/contracts';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { EvidencePanel } from '#features/evidence';
import { useAccount } from '#features/wallet';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { exactTokenText, fiatText, rolesIn } from '../model/shownTrade.ts';
import { useChainSecond, usePeerTrade, useTradeLog } from '../queries/usePeerTrade.ts';
import { type SeenTrade, SeenTradeProvider } from '../queries/useSeenTrade.ts';
import { useTradeChat } from '../queries/useTradeChat.ts';
import { useTradeStream } from '../queries/useTradePast.ts';
import { say } from '../words/english.ts';
import { CourtPanel } from './CourtPanel.tsx';
import { FinishedPanel } from './FinishedPanel.tsx';
import { LogProblem } from './LogProblem.tsx';
import { PromptPanel } from './PromptPanel.tsx';
import { SettlementPanel } from './SettlementPanel.tsx';
import { TradeChat } from './TradeChat.tsx';
import { TradeFacts } from './TradeFacts.tsx';
import { TradeHistory } from './TradeHistory.tsx';

interface PeerTradePageProps {
  /** The trade's number, as it stands in the address. */
  trade: string;
}

/** One trade between two people: one prompt, what can be done, and what is agreed. */
export function PeerTradePage({ trade: typed }: PeerTradePageProps) {
  const { peers } = useDeployment();
  const isNumber = /^[1-9]\d{0,76}$/.test(typed);
  if (!peers || !isNumber) {
    return (
      <Frame title={say.tradeTitle(typed.slice(0, 24))}>
        <Notice tone="error">{say.noSuchTrade(typed.slice(0, 24))}</Notice>
      </Frame>
    );
  }
  return <ReadTrade key={typed} escrow={peers.escrow} id={BigInt(typed)} />;
}

function ReadTrade({ escrow, id }: { escrow: Address; id: bigint }) {
  const { data, isError } = usePeerTrade(escrow, id);
  const { address } = useAccount();
  const now = useChainSecond(data?.block);
  const roles = data ? rolesIn(data.trade, address) : [];
  useTradeStream(id);
  const log = useTradeLog(escrow, id);
  const chat = useTradeChat(data, escrow, roles, log.data);
  const title = say.tradeTitle(id.toString());
  if (!data) {
    return (
      <Frame title={title}>
        {data === null && <Notice tone="error">{say.noSuchTrade(id.toString())}</Notice>}
        {isError && <Notice tone="error">{say.staleTrade}</Notice>}
        {data === undefined && !isError && <Skeleton rows={6} label={say.readingTrade} />}
      </Frame>
    );
  }
  const seen: SeenTrade = { ...data, escrow, roles, now, chat };
  return (
    <SeenTradeProvider value={seen}>
      <Frame title={title} about={aboutOf(seen)}>
        {isError && <Notice tone="warn">{say.staleTrade}</Notice>}
        {data.token.unlisted && <Notice tone="warn">{say.unlistedToken(data.token.symbol)}</Notice>}
        {roles.length > 0 && log.error && !log.data && <LogProblem error={log.error} />}
        <Parts seen={seen} />
      </Frame>
    </SeenTradeProvider>
  );
}

function Parts({ seen }: { seen: SeenTrade }) {
  const state = nameAt(tradeStates, seen.trade.state);
  const isParty = seen.roles.length > 0;
  const canSettle = isParty && isLive(state) && state !== 'Taken';
  // A maker's keys are made when it confirms: until then it has no messages.
  const hasKeys = isParty && !(state === 'Taken' && seen.roles.includes('maker'));
  const { address } = useAccount();
  return (
    <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
      <div className="flex min-w-0 flex-col gap-2">
        <PromptPanel />
        {seen.trade.requests > 0 && <CourtPanel />}
        {state === 'Disputed' && isParty && address && (
          <EvidencePanel of={seen} account={address} chat={seen.chat} />
        )}
        {state === 'Final' && isParty && <FinishedPanel />}
        {canSettle && <SettlementPanel />}
      </div>
      <div className="flex min-w-0 flex-col gap-2 lg:row-span-2">
        {hasKeys && <TradeChat />}
        <TradeFacts />
      </div>
      <TradeHistory />
    </div>
  );
}

function aboutOf({ trade, token, roles }: SeenTrade): string {
  const [amount, fiat] = [exactTokenText(trade.amount, token), fiatText(trade)];
  if (roles.includes('seller')) return say.youSell(amount, fiat);
  return roles.includes('buyer') ? say.youBuy(amount, fiat) : say.watchedTrade(amount, fiat);
}

function Frame({
  title,
  about,
  children,
}: {
  title: string;
  about?: string;
  children: React.ReactNode;
}) {
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-3 px-1 pt-1">
        <h1 className="text-base font-semibold">{title}</h1>
        {about && <p className="text-quiet">{about}</p>}
        <Link
          to="/p2p/trades"
          className="ml-auto text-xs text-quiet underline decoration-line underline-offset-2 hover:text-ink"
        >
          {say.allYours}
        </Link>
      </div>
      {children}
    </main>
  );
}
