import type { FactOf } from '../../model/fact.ts';
import type { Payload } from '../../model/payload.ts';
import type { FactIndex } from '../fact-index.ts';

/** What a channel carries, with the schema that tells its fields. */
export interface Described {
  readonly payload: Payload;
  readonly schema?: FactOf<'message-type'>;
}

/** The fields that a schema gives a payload's type; without a type, the schema whose subject is the channel's. */
export function describePayload(channel: string, payload: Payload | undefined, facts: FactIndex): Described | undefined {
  const schema = payload
    ? schemaOf(payload, facts)
    : onlyOne(facts.of('message-type').filter(({ subject }) => subject === `${channel}-value`));
  if (!schema) return payload && { payload };
  return { payload: { type: payload?.type ?? schema.name, fields: schema.fields, evidence: schema.evidence }, schema };
}

function schemaOf({ type, fields }: Payload, facts: FactIndex): FactOf<'message-type'> | undefined {
  if (Object.keys(fields).length > 0) return undefined;
  const all = facts.of('message-type');
  const exact = all.filter(({ name }) => name === type);
  return onlyOne(exact.length > 0 ? exact : all.filter(({ name }) => name.split('.').at(-1) === type.split('.').at(-1)));
}

/** Copies of one schema are one. */
function onlyOne(schemas: readonly FactOf<'message-type'>[]): FactOf<'message-type'> | undefined {
  const [first, ...others] = schemas;
  return first &&
    others.every(({ name, fields }) => name === first.name && JSON.stringify(fields) === JSON.stringify(first.fields))
    ? first
    : undefined;
}
