import type { z } from 'zod';

/** What may be given to `byKind`, with the sections it chooses from: what a JSON schema cannot see by itself. */
export const sectionsByKind = new WeakMap<z.core.$ZodType, Record<string, z.ZodType>>();
