import { BaseError } from 'viem';

/** What a node did not do, or did wrong. All are tried again by the rules of retries.ts; none is stored. */
export abstract class NodeError extends Error {}

/** What the node did wrong, which decides how it is tried again: viem wraps it. Errors of another kind stay as they are. */
export function nodeErrorOf(error: unknown): unknown {
  return (error instanceof BaseError && error.walk((inner) => inner instanceof NodeError)) || error;
}

/** No connection, one that broke, or an HTTP status that tells of a broken server. */
export class NodeUnreachable extends NodeError {
  override readonly name = 'NodeUnreachable';

  constructor(
    readonly method: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`the node does not answer ${method} (${reason})`, options);
  }
}

/** The node took the request and was silent. */
export class NodeTimeout extends NodeError {
  override readonly name = 'NodeTimeout';

  constructor(
    readonly method: string,
    readonly milliseconds: number,
  ) {
    super(`the node did not answer ${method} within ${milliseconds} ms`);
  }
}

/** The node wants fewer requests. `retryAfter` is its own wish in milliseconds, or null. */
export class RateLimited extends NodeError {
  override readonly name = 'RateLimited';

  constructor(
    readonly method: string,
    readonly retryAfter: number | null,
    readonly words: string,
  ) {
    super(`the node limits the rate of requests (${method}: ${words})`);
  }
}

/** The answer would be, or is, more than the node gives or than we take at once. */
export class TooMuchAsked extends NodeError {
  override readonly name = 'TooMuchAsked';

  constructor(
    readonly method: string,
    readonly words: string,
  ) {
    super(`the node refuses ${method} as too much at once: ${words}`);
  }
}

/** A JSON-RPC error that is none of the above, or a refusal by HTTP status. */
export class NodeRefused extends NodeError {
  override readonly name = 'NodeRefused';

  constructor(
    readonly method: string,
    readonly code: number,
    readonly words: string,
    /** What a call that failed gave back, in hex, as nodes say it. */
    readonly data?: unknown,
  ) {
    super(`the node refuses ${method}: ${words} (code ${code})`);
  }
}

/** What came back is no JSON, no JSON-RPC, or not of the shape that the method has. */
export class MalformedAnswer extends NodeError {
  override readonly name = 'MalformedAnswer';

  constructor(
    readonly method: string,
    readonly found: string,
    options?: ErrorOptions,
  ) {
    super(`the node's answer to ${method} makes no sense: ${found}`, options);
  }
}

/** Logs came back that are not of the block, the range or the contract that was asked for. */
export class ForeignLogs extends NodeError {
  override readonly name = 'ForeignLogs';

  constructor(asked: string, found: string) {
    super(`logs were asked of ${asked}, and the node answered ${found}`);
  }
}

/** The block holds logs of the exchange that the node's answer left out. */
export class LogsMissing extends NodeError {
  override readonly name = 'LogsMissing';

  constructor(
    readonly block: number,
    readonly answered: number,
    readonly actual: number,
  ) {
    super(`the node answered ${answered} logs of block ${block}, which has ${actual}`);
  }
}

/** A block's header contradicts the logs that came with it. */
export class BloomContradicted extends NodeError {
  override readonly name = 'BloomContradicted';

  constructor(
    readonly block: number,
    readonly logIndex: number,
  ) {
    super(`the bloom of block ${block} excludes log ${logIndex}, which the node says it has`);
  }
}

/** The node shows an older head than it did before. */
export class NodeBehind extends NodeError {
  override readonly name = 'NodeBehind';

  constructor(
    readonly head: number,
    readonly known: number,
  ) {
    super(`the node went back to block ${head}; block ${known} was its own`);
  }
}

/** A block names a parent that the node itself does not have in that place. */
export class ParentMismatch extends NodeError {
  override readonly name = 'ParentMismatch';

  constructor(
    readonly block: number,
    readonly parent: string,
    readonly found: string,
  ) {
    super(`block ${block} names ${parent} as its parent, the node has ${found} there`);
  }
}

/** A node names a head and does not have a block below it. */
export class BlockMissing extends NodeError {
  override readonly name = 'BlockMissing';

  constructor(
    readonly block: number,
    readonly head: number,
  ) {
    super(`the node shows block ${head} as its head and has no block ${block}`);
  }
}

/** The chain is not what it was a moment ago; asking again gives a whole answer. */
export class ChainMoved extends NodeError {
  override readonly name = 'ChainMoved';
}
