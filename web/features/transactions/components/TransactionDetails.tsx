import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { formatUnits, type TransactionReceipt } from 'viem';
import { ExplorerLink, useDeployment } from '#features/deployment';
import { PastFalls } from '#features/fall';
import { useNode } from '#features/wallet';
import { exactDecimal, formatAmount, groupThousands, shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Modal } from '#ui/Modal.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { type Movement, summarizeReceipt } from '../model/receiptSummary.ts';
import { shownDetails } from '../model/shownDetails.ts';
import { statusWords } from '../model/statusWords.ts';
import type { LoggedTransaction } from '../model/transactionLog.ts';
import { receiptQuery } from '../queries/receiptQuery.ts';
import { useTransactionLog } from '../queries/useTransactions.ts';
import { say } from '../words/english.ts';
import type { TransactionHostProps } from './TransactionHost.tsx';

/** One transaction: where it is, what it cost, and what it moved. */
export default function TransactionDetails({
  id,
  LendingEvents,
}: TransactionHostProps & { id: string }) {
  const entry = useTransactionLog().find((listed) => listed.id === id);
  return (
    <Modal
      open={entry !== undefined}
      onOpenChange={(open) => {
        if (!open) shownDetails.show(null);
      }}
      title={entry?.label ?? ''}
    >
      {entry && <Body entry={entry} LendingEvents={LendingEvents} />}
    </Modal>
  );
}

function Body({ entry, LendingEvents }: TransactionHostProps & { entry: LoggedTransaction }) {
  const { chainId } = useDeployment();
  const node = useNode();
  const { sent, status, words } = entry;
  const isInBlock = status === 'confirmed' || status === 'failed';
  const hash = sent?.hash ?? '0x';
  const receipt = useQuery({ ...receiptQuery(node, chainId, hash), enabled: isInBlock });
  return (
    <div className="flex flex-col gap-3">
      <dl>
        <Detail name={say.status}>{statusWords(status)}</Detail>
        {sent && (
          <>
            <Detail name={say.transaction}>
              <ExplorerLink kind="tx" value={sent.hash} what={say.transaction} />
            </Detail>
            <Detail name={say.sentAt}>{formatDayClock(Math.floor(sent.sentAt / 1000))}</Detail>
          </>
        )}
        {receipt.data && <Cost receipt={receipt.data} />}
      </dl>
      {words && <Notice tone={status === 'failed' ? 'error' : 'plain'}>{words}</Notice>}
      {isInBlock && receipt.isPending && <Skeleton rows={3} label={say.loading} />}
      {receipt.error && <Notice tone="warn">{say.notReadable}</Notice>}
      {receipt.data && (
        <>
          <Moved receipt={receipt.data} entry={entry} />
          <Suspense fallback={<Skeleton rows={2} label={say.loading} />}>
            <LendingEvents logs={receipt.data.logs} account={entry.account} />
          </Suspense>
        </>
      )}
      {receipt.data && <PastFalls receipt={receipt.data} account={entry.account} />}
    </div>
  );
}

function Cost({ receipt }: { receipt: TransactionReceipt }) {
  const { coin } = useDeployment();
  const { gasUsed, effectiveGasPrice, blockNumber } = receipt;
  // Gas is paid in units of 10^-18 on every chain of the EVM, whatever its coin calls them.
  const paid = formatUnits(gasUsed * effectiveGasPrice, 18);
  return (
    <>
      <Detail name={say.block}>
        <ExplorerLink kind="block" value={`${blockNumber}`} what={say.block} />
      </Detail>
      <Detail name={say.gasUsed}>{groupThousands(`${gasUsed}`)}</Detail>
      <Detail name={say.gasPaid}>
        {paid} {coin.symbol}
      </Detail>
    </>
  );
}

function Moved({ receipt, entry }: { receipt: TransactionReceipt; entry: LoggedTransaction }) {
  const { exchange, markets, tokens } = useDeployment();
  const { wallet, inside, actions } = summarizeReceipt(receipt.logs, {
    account: entry.account,
    exchange,
    markets,
    tokens,
  });
  if (wallet.length + inside.length + actions.length === 0) {
    return <p className="text-xs text-quiet">{say.nothingMoved}</p>;
  }
  return (
    <>
      <Movements title={say.wallet} movements={wallet} />
      <Movements title={say.inside} movements={inside} />
      {actions.length > 0 && (
        <section aria-label={say.events}>
          <h3 className="mb-1 text-xs font-medium text-quiet">{say.events}</h3>
          <ul className="flex flex-col gap-0.5 text-xs">
            {numbered(actions).map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Movements({ title, movements }: { title: string; movements: readonly Movement[] }) {
  const { tokens } = useDeployment();
  if (movements.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="mb-1 text-xs font-medium text-quiet">{title}</h3>
      <ul className="flex flex-col gap-0.5 text-xs">
        {movements.map(({ token, market, units }) => {
          const known = tokens.find(({ address }) => address === token);
          const size = units < 0n ? -units : units;
          const name = token
            ? (known?.symbol ?? shortAddress(token))
            : `${market?.slug ?? ''} ${say.poolShares}`;
          const amount = known
            ? formatAmount(size, known.decimals, 8)
            : token
              ? ''
              : groupThousands(exactDecimal(size, 0));
          return (
            <li
              key={`${token}${market?.slug}`}
              className={`flex justify-between gap-3 ${units < 0n ? 'text-sell' : 'text-buy'}`}
            >
              <span>
                {units < 0n ? '−' : '+'} {amount}
              </span>
              <span className="text-ink">{name}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A receipt's events never move: their place names them. */
const numbered = (actions: readonly string[]) =>
  actions.map((words, place) => ({ id: String(place), words }));
