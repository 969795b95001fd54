import { createServer } from 'node:net';

/** A port that was asked for is not free. */
class PortTaken extends Error {
  override readonly name = 'PortTaken';
  constructor(
    readonly port: number,
    readonly part: string,
    readonly flag: string,
  ) {
    super(
      `Port ${port}, meant for ${part}, is taken by another program. ` +
        `Stop that program, or choose another port: ${flag} <port> (0: any free one).`,
    );
  }
}

/**
 * `wanted` if it is free on this machine, any free port where it is 0.
 * Throws `PortTaken`, which names `part` and the `flag` that chooses another port.
 */
export async function choosePort(wanted: number, part: string, flag: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(isTaken ? new PortTaken(wanted, part, flag) : error);
    });
    probe.listen({ port: wanted, host: '127.0.0.1', exclusive: true }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : wanted;
      probe.close(() => resolve(port));
    });
  });
}
