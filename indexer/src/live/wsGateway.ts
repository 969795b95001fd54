import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Connections } from '../http/connections.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { WsConnection, type WsSettings } from './wsConnection.ts';
import { wsLimits } from './wsLimits.ts';

export interface GatewaySettings extends WsSettings {
  connections: Connections;
  corsOrigins: string[];
  heartbeatMilliseconds: number;
}

const wsPath = '/v1/ws';

/** WebSockets at /v1/ws, beside the requests that the server answers. */
export class WsGateway {
  readonly #settings: GatewaySettings;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: wsLimits.messageBytes,
    // Deltas are small, and compressing each for each client would cost more than it saves.
    perMessageDeflate: false,
  });
  readonly #open = new Set<WsConnection>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(settings: GatewaySettings) {
    this.#settings = settings;
    this.#heartbeat = setInterval(() => {
      for (const connection of this.#open) connection.beat();
    }, settings.heartbeatMilliseconds);
  }

  attach(server: Pick<Server, 'on'>): void {
    server.on('upgrade', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
      try {
        const release = this.#admit(incoming);
        this.#server.handleUpgrade(incoming, socket, head, (webSocket) => {
          const connection = new WsConnection(webSocket, this.#settings);
          this.#open.add(connection);
          webSocket.on('close', () => this.#open.delete(connection));
        });
        socket.on('close', release);
      } catch (error) {
        if (!(error instanceof RequestRefused)) throw error;
        refuse(socket, error);
      }
    });
  }

  /** Tells every client that it ends, and closes. */
  close(): void {
    clearInterval(this.#heartbeat);
    for (const connection of this.#open) connection.end('shutdown');
  }

  /** @returns the way to give the client's place back. Throws `RequestRefused`. */
  #admit(incoming: IncomingMessage): () => void {
    const path = incoming.url?.split('?', 1)[0];
    if (path !== wsPath) {
      throw new RequestRefused('not_found', null, `WebSockets are at ${wsPath}, not at ${path}.`);
    }
    const { corsOrigins, connections } = this.#settings;
    const { origin } = incoming.headers;
    if (origin !== undefined && !corsOrigins.includes('*') && !corsOrigins.includes(origin)) {
      throw new RequestRefused('bad_request', 'origin', `origin ${origin} may not read here.`);
    }
    return connections.take(incoming);
  }
}

function refuse(socket: Duplex, error: RequestRefused): void {
  const body = JSON.stringify(error.body);
  const head = [
    `HTTP/1.1 ${error.status} Refused`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  // A client that is gone already needs no answer.
  socket.on('error', () => undefined);
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
