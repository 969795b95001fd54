import {
  type Chosen,
  decodeBody,
  type Entry,
  type Evidence,
  isMessageError,
  type MessageBody,
  type Statements,
  selectEvidence,
} from '@weir/contracts/messages';
import { say } from '../words/english.ts';
import { choosable, chosenOf } from './shownMessages.ts';

/** What of a chat this needs: `ChatSession`, or a test's. */
export interface Speaker {
  statements: Statements;
  send(body: MessageBody, refused: () => Error): Promise<void>;
}

/**
 * Says something to the other side as a message, so that it can be shown. What was said last already is not said twice: after a
 * transaction that was rejected the same words are sent once more. Throws `MessageError` where it cannot be written, and an error
 * with words where this device keeps nothing.
 */
export async function state(session: Speaker, text: string): Promise<Chosen> {
  const said = lastWritten(session);
  if (said && textOf(said) === text) return placeOf(said);
  await session.send({ kind: 'text', text }, () => new Error(say.notKept));
  const entry = lastWritten(session);
  if (!entry) throw new Error(say.notKept);
  return placeOf(entry);
}

/** What a buyer says with its "I have paid": both may be empty. */
export interface SaidOfPayment {
  text: string;
  /** Keys of shown messages. */
  pictures: ReadonlySet<string>;
}

/** Evidence of what a buyer says about its payment; null where that is nothing. Throws as `state`, and `EvidenceTooLarge`. */
export async function paymentStatement(
  session: Speaker,
  { text, pictures }: SaidOfPayment,
): Promise<Evidence | null> {
  const chosen = chosenOf(choosable(session.statements).filter(({ key }) => pictures.has(key)));
  const written = text.trim();
  if (written !== '') chosen.push(await state(session, written));
  return chosen.length === 0 ? null : selectEvidence(session.statements, chosen);
}

/** The newest of one's own, under whatever key: keys are used one after the other. */
function lastWritten({ statements }: Speaker): Entry | undefined {
  return statements.written.at(-1);
}

function placeOf({ link: { sender, sequence } }: Entry): Chosen {
  return { sender, sequence };
}

function textOf({ body }: Entry): string | null {
  try {
    const said = decodeBody(body);
    return said.kind === 'text' ? said.text : null;
  } catch (error) {
    if (isMessageError(error)) return null; // of an app that writes more kinds than this one
    throw error;
  }
}
