import type { Order } from '../types.ts';
import { bigField, packFields, smallField } from './fields.ts';

/** Decodes an order's word. A closed order has size 0; a word of 0 is a handle never used. */
export function unpackOrder(word: bigint): Order {
  return {
    start: bigField(word, 0, 56),
    size: bigField(word, 56, 56),
    tick: smallField(word, 112, 23),
    isAsk: smallField(word, 135, 1) === 1,
    index: smallField(word, 136, 24),
    generation: smallField(word, 160, 32),
    expiry: smallField(word, 192, 32),
    bountyLots: bigField(word, 224, 32),
  };
}

/** Encodes an order's word. Throws `FieldOutOfRange`. */
export function packOrder(order: Order): bigint {
  return packFields([
    ['start', 56, order.start],
    ['size', 56, order.size],
    ['tick', 23, order.tick],
    ['isAsk', 1, order.isAsk],
    ['index', 24, order.index],
    ['generation', 32, order.generation],
    ['expiry', 32, order.expiry],
    ['bountyLots', 32, order.bountyLots],
  ]);
}
