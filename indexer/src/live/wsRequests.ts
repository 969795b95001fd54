import { z } from 'zod';
import { marketId, address as owner, tradeNumber } from '../http/parameters.ts';
import { RequestRefused } from '../http/requestRefused.ts';

/** What a WebSocket client may ask. `id` comes back in the reply. */
const id = z.union([z.string().max(64), z.number()], 'text of at most 64 characters, or a number');
const resume = z.string("the id of the last message that you got, as 'epoch:seq'").max(100);
const channel = z.enum(
  ['market', 'account', 'risk', 'trade', 'offers'],
  'one of market, account, risk, trade, offers',
);
/** A trade's number as text, as answers of the socket name it. */
const trade = z.string("a trade's number as text").pipe(tradeNumber).transform(String);
const method = z.enum(['subscribe', 'unsubscribe', 'ping'], 'one of subscribe, unsubscribe, ping');

const shapes = {
  ping: z.strictObject({ method, id: id.optional() }),
  subscribe: {
    market: z.strictObject({
      method,
      channel,
      market: marketId,
      resume: resume.optional(),
      id: id.optional(),
    }),
    account: z.strictObject({ method, channel, owner, id: id.optional() }),
    risk: z.strictObject({ method, channel, id: id.optional() }),
    trade: z.strictObject({ method, channel, trade, id: id.optional() }),
    offers: z.strictObject({ method, channel, id: id.optional() }),
  },
  unsubscribe: {
    market: z.strictObject({ method, channel, market: marketId, id: id.optional() }),
    account: z.strictObject({ method, channel, owner, id: id.optional() }),
    risk: z.strictObject({ method, channel, id: id.optional() }),
    trade: z.strictObject({ method, channel, trade, id: id.optional() }),
    offers: z.strictObject({ method, channel, id: id.optional() }),
  },
};

export type WsRequest = { id: string | number | null } & (
  | { method: 'ping' }
  | { method: 'subscribe'; channel: 'market'; market: string; resume: string | null }
  | { method: 'unsubscribe'; channel: 'market'; market: string }
  | { method: 'subscribe'; channel: 'account'; owner: string }
  | { method: 'unsubscribe'; channel: 'account'; owner: string }
  | { method: 'subscribe'; channel: 'trade'; trade: string }
  | { method: 'unsubscribe'; channel: 'trade'; trade: string }
  | { method: 'subscribe'; channel: 'risk' }
  | { method: 'unsubscribe'; channel: 'risk' }
  | { method: 'subscribe'; channel: 'offers' }
  | { method: 'unsubscribe'; channel: 'offers' }
);

/** The request of a message. Throws `RequestRefused` that names the first wrong field and what it should be. */
export function parseWsRequest(text: string): WsRequest {
  const given = parseJson(text);
  const asked = parseField('method', method, given);
  if (asked === 'ping') {
    return { method: asked, id: parse(shapes.ping, given).id ?? null };
  }
  const about = parseField('channel', channel, given);
  if (about === 'risk' || about === 'offers') {
    return { method: asked, channel: about, id: parse(shapes[asked][about], given).id ?? null };
  }
  if (about === 'trade') {
    const { trade, id } = parse(shapes[asked].trade, given);
    return { method: asked, channel: about, trade, id: id ?? null };
  }
  if (about === 'account') {
    const { owner, id } = parse(shapes[asked].account, given);
    return { method: asked, channel: about, owner, id: id ?? null };
  }
  if (asked === 'unsubscribe') {
    const { market, id } = parse(shapes.unsubscribe.market, given);
    return { method: asked, channel: about, market, id: id ?? null };
  }
  const { market, resume, id } = parse(shapes.subscribe.market, given);
  return { method: asked, channel: about, market, resume: resume ?? null, id: id ?? null };
}

function parseJson(text: string): Record<string, unknown> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    given = undefined;
  }
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    return given as Record<string, unknown>;
  }
  throw new RequestRefused(
    'bad_request',
    'message',
    `message is ${shown(text)}; expected an object in JSON, such as {"method":"subscribe","channel":"market","market":"0x…"}.`,
  );
}

function parseField<Value>(
  name: string,
  schema: z.ZodType<Value>,
  given: Record<string, unknown>,
): Value {
  return parse(z.object({ [name]: schema }), given)[name] as Value;
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: Record<string, unknown>,
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    const [field = ''] = issue.keys;
    throw new RequestRefused('bad_request', field, `${field} is no field of this request.`);
  }
  const field = String(issue?.path[0] ?? 'message');
  const value = given[field];
  const found = value === undefined ? 'is missing' : `is ${shown(JSON.stringify(value))}`;
  throw new RequestRefused('bad_request', field, `${field} ${found}; expected ${issue?.message}.`);
}

function shown(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
