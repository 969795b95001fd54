import { type SyntheticEvent, useId, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { explainMessage } from '#features/messageErrors';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import type { ChatSession } from '../model/ChatSession.ts';
import type { ChatLine, SharedImage } from '../model/chatLines.ts';
import type { Chat } from '../queries/openChat.ts';
import { say } from '../words/english.ts';
import { ChatImage } from './ChatImage.tsx';
import { SendImage } from './SendImage.tsx';

interface ChatPanelProps {
  chat: Chat;
  /** Shown where this device has no keys, or such as write nothing: sets new ones. */
  newKeys: React.ReactNode;
  /** When keys and messages are deleted here, in seconds since 1970; null while the trade lives. */
  deletedAt: number | null;
}

/** A trade's messages. Nothing in them is a link: what is sent is text of a stranger. */
export function ChatPanel({ chat, newKeys, deletedAt }: ChatPanelProps) {
  const { mailboxUrls } = useDeployment();
  return (
    <Panel title={say.chat}>
      <div className="flex flex-col gap-2 p-3">
        {mailboxUrls.length === 0 ? (
          <Notice tone="plain">{say.noRelay}</Notice>
        ) : (
          <p className="text-xs text-quiet">{say.sealed}</p>
        )}
        {chat.kind === 'noKeys' && (
          <>
            <Notice tone="warn">{say.noKeysHere}</Notice>
            {newKeys}
          </>
        )}
        {chat.kind === 'elsewhere' && <Notice tone="plain">{say.otherTab}</Notice>}
        {chat.kind === 'waiting' && <p className="text-xs text-quiet">{say.waitForKeys}</p>}
        {chat.kind === 'refused' && <Notice tone="warn">{say.finding(chat.why)}</Notice>}
        {chat.kind === 'open' && mailboxUrls.length > 0 && (
          <OpenChat chat={chat} newKeys={newKeys} />
        )}
        {mailboxUrls.length > 0 && (
          <p className="text-xs text-quiet">
            {deletedAt === null ? say.deletedLater : say.deletedAt(formatDayMinute(deletedAt))}
          </p>
        )}
      </div>
    </Panel>
  );
}

interface OpenChatProps {
  chat: Extract<Chat, { kind: 'open' }>;
  newKeys: React.ReactNode;
}

function OpenChat({ chat: { session, view, isReadOnly }, newKeys }: OpenChatProps) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <>
      {view.lines.length === 0 && <p className="text-xs text-quiet">{say.empty}</p>}
      <ol aria-label={say.chat} className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {view.lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
      </ol>
      {view.findings.map((why) => (
        <Notice key={why} tone="warn">
          {say.finding(why)}
        </Notice>
      ))}
      {view.outage !== null && (
        <Notice tone="warn">
          {say.outage(view.outage)}{' '}
          <Button size="small" onClick={() => void session.resend()}>
            {say.tryAgain}
          </Button>
        </Notice>
      )}
      {view.unsent > 1 && view.outage === null && (
        <p role="status" className="text-xs text-quiet">
          {say.partsLeft(String(view.unsent))}
        </p>
      )}
      {problem && <Notice tone="error">{problem}</Notice>}
      {isReadOnly ? (
        <>
          <Notice tone="plain">{say.fromBackup}</Notice>
          {newKeys}
        </>
      ) : (
        <WriteForm session={session} onProblem={setProblem} />
      )}
    </>
  );
}

interface WriteFormProps {
  session: ChatSession;
  onProblem: (words: string | null) => void;
}

function WriteForm({ session, onProblem }: WriteFormProps) {
  const id = useId();
  const [text, setText] = useState('');
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    const written = text.trim();
    if (written === '') return;
    try {
      const refused = () => new Error(say.notKept);
      await session.send({ kind: 'text', text: written }, refused);
      setText('');
      onProblem(null);
    } catch (error) {
      // Words of its own, or a device that keeps nothing: what was typed stays.
      onProblem(explainMessage(error));
    }
  };
  return (
    <>
      <form onSubmit={(event) => void send(event)} className="flex items-end gap-2">
        <div className="flex min-w-0 flex-1 flex-col gap-0.5">
          <label htmlFor={id} className="text-xs text-quiet">
            {say.write}
          </label>
          <input
            id={id}
            value={text}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
            className="h-9 w-full rounded-md border border-control bg-paper px-2.5"
          />
        </div>
        <Button type="submit" className="h-9" disabled={text.trim() === ''}>
          {say.send}
        </Button>
        <SendImage session={session} onProblem={onProblem} />
      </form>
      <p className="text-xs text-quiet">
        {say.imageLimits(String(Math.floor(session.view.imageRoom / 1000)))}
      </p>
    </>
  );
}

function Line({ line: { isOwn, body, sentAt } }: { line: ChatLine }) {
  return (
    <li className={`max-w-[85%] rounded-md bg-raised px-2.5 py-1.5 ${isOwn ? 'self-end' : ''}`}>
      <p className="text-xs text-quiet">
        {isOwn ? say.you : say.other}, {formatDayMinute(sentAt)}
      </p>
      {body?.kind === 'image' ? (
        <ChatImage image={body} isOwn={isOwn} />
      ) : (
        <p className="break-words whitespace-pre-wrap">{wordsOf(body)}</p>
      )}
    </li>
  );
}

function wordsOf(body: Exclude<ChatLine['body'], SharedImage>): string {
  if (body === null) return say.unreadable;
  if (body.kind === 'text') return body.text;
  return body.kind === 'paymentDetails' ? say.details : say.notText;
}
