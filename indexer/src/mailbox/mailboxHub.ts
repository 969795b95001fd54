import { type EndReason, Frame, type Listener } from '../http/frame.ts';

/** What a stream tells of a new envelope; the reader then asks for it. */
interface Arrival {
  position: number;
}

/** Tells those who follow a mailbox that something came. */
export class MailboxHub {
  readonly #boxes = new Map<string, Set<Listener>>();

  /** @returns the way to leave. */
  join(box: string, listener: Listener): () => void {
    const listeners = this.#boxes.get(box) ?? new Set();
    this.#boxes.set(box, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#boxes.get(box) === listeners) this.#boxes.delete(box);
    };
  }

  tell(box: string, arrival: Arrival): void {
    const frame = arrivalFrame(arrival);
    for (const listener of this.#boxes.get(box) ?? []) listener.take(frame);
  }

  endAll(reason: EndReason): void {
    for (const listeners of this.#boxes.values()) {
      for (const listener of listeners) listener.end(reason);
    }
  }
}

export function arrivalFrame(arrival: Arrival): Frame {
  return new Frame({ channel: 'mailbox' }, 'posted', arrival, String(arrival.position));
}
