import { z } from 'zod';
import { CHANNEL_KINDS, NODE_KINDS, PROTOCOLS } from '../model/architecture-words.ts';

const text = (says: string) => z.string().min(1).describe(says);
const word = <W extends string>(meanings: Readonly<Record<W, string>>) => z.enum(Object.keys(meanings) as [W, ...W[]]);

/** A text with `${…}` for what the call is given, or several of them of which the first that is there counts. */
const Found = z.union([text('For example `/orders/${0}`.'), z.array(text('Tried in order.')).min(1)]);
const protocol = word(PROTOCOLS);
const message = {
  protocol,
  channel: Found,
  channelKind: word(CHANNEL_KINDS),
  connection: Found.optional(),
  group: Found.optional(),
  exchange: Found.optional(),
};

/** What one call does. */
const EffectText = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('route'), method: Found, path: Found, handler: Found.optional() }),
  z.strictObject({ does: z.literal('mount'), router: Found, path: Found.optional() }),
  z.strictObject({ does: z.literal('prefix'), path: Found }),
  z.strictObject({ does: z.literal('listen'), port: Found }),
  z.strictObject({
    does: z.literal('call'),
    protocol,
    target: Found,
    method: Found.optional(),
    path: Found.optional(),
    contract: Found.optional(),
    vendor: text('Name of the vendor whose service it is.').optional(),
  }),
  z.strictObject({
    does: z.literal('connection'),
    nodeKind: word(NODE_KINDS),
    technology: text('`postgresql`, `redis` …'),
    protocol,
    target: Found,
    name: Found.optional(),
    vendor: text('Name of the vendor whose service it is.').optional(),
  }),
  z.strictObject({ does: z.literal('publish'), ...message }),
  z.strictObject({ does: z.literal('subscribe'), ...message }),
]);

const effects = z.record(z.string(), z.union([EffectText, z.array(EffectText)]));

const ValueText = z.union([
  z.strictObject({ setting: Found, fallback: Found.optional() }),
  z.strictObject({ select: Found }),
  z.strictObject({ text: text('What it always is.') }),
]);

/** A library of your own: what its calls do, in the words of docs/in-house-libraries.md. */
export const LibraryFile = z.strictObject({
  name: text('What the library is called.'),
  imports: z.array(text('A name it is imported by; `*` at the end matches any rest.')).min(1).describe('How code asks for it.'),
  docs: text('Where it is documented.').optional(),
  creates: z.record(z.string(), z.string()).optional().describe('Type of what a call gives, by symbol.'),
  types: z.record(z.string(), z.string()).optional().describe('Supertype of a type.'),
  calls: effects.optional().describe('What calls do, by symbol.'),
  values: z.record(z.string(), ValueText).optional().describe('What calls give, by symbol.'),
  decorators: z
    .strictObject({ class: effects.optional(), method: effects.optional(), inject: z.record(z.string(), Found).optional() })
    .optional()
    .describe('What decorators and annotations say, by symbol.'),
});
