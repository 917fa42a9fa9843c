import { oneLine } from '../../model/one-line.ts';
import type { Payload } from '../../model/payload.ts';
import { uniqueWords } from './names.ts';

/** A JSON Schema as far as a payload tells one, or a reference to one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The schemas of a document by their names, and what stands in their place. */
export interface Schemas {
  readonly components: Readonly<Record<string, JsonSchema>>;
  /** A reference to the payload's schema; for several, a list of them. */
  of(payload: Payload): JsonSchema;
}

/** One schema for each type that the payloads name; one without a name stands where it is used. */
export function schemasOf(payloads: readonly Payload[]): Schemas {
  const named = new Map(payloads.filter(({ type }) => type !== 'object').map((payload) => [itemOf(payload.type), payload]));
  const words = uniqueWords([...named.keys()].sort(), '_');
  const components = [...words].flatMap(([type, word]) => {
    const payload = named.get(type);
    return payload ? [[word, objectOf(payload)] as const] : [];
  });
  return {
    components: Object.fromEntries(components),
    of: (payload) => {
      const word = words.get(itemOf(payload.type));
      const own = word === undefined ? objectOf(payload) : { $ref: `#/components/schemas/${word}` };
      return payload.type.endsWith('[]') ? { type: 'array', items: own } : own;
    },
  };
}

function itemOf(type: string): string {
  return type.replace(/(\[\])+$/, '');
}

function objectOf({ type, fields }: Payload): JsonSchema {
  const properties = Object.entries(fields).map(([name, written]) => [name, fieldOf(written)] as const);
  return {
    type: 'object',
    ...(type === 'object' ? {} : { title: oneLine(itemOf(type)) }),
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
  };
}

/** What the types of the languages mean in JSON; a type of the team's own is only described. */
function fieldOf(written: string): JsonSchema {
  const type = oneLine(written).replace(/\?$|\s*\|\s*(null|undefined|None)$/g, '');
  if (/^(String|str|string|\*string|UUID|uuid\.UUID|Guid)$/.test(type)) return { type: 'string' };
  if (/^(bool|boolean|Boolean|\*bool)$/.test(type)) return { type: 'boolean' };
  if (/^\*?(u?int(8|16|32|64)?|[iu](8|16|32|64|128|size)|Integer|Int|Long|long|short|Short|byte|Byte)$/.test(type))
    return { type: 'integer' };
  if (/^\*?(number|float(32|64)?|f(32|64)|Float|double|Double|decimal|Decimal|BigDecimal)$/.test(type)) return { type: 'number' };
  if (/^(Date|DateTime|Instant|datetime|time\.Time|LocalDateTime|OffsetDateTime|ZonedDateTime|DateTimeOffset)$/.test(type))
    return { type: 'string', format: 'date-time' };
  if (type.endsWith('[]')) return { type: 'array', items: fieldOf(type.slice(0, -2)) };
  return { description: type === '' ? 'not declared' : type };
}
