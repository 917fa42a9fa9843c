import type { Evidence } from '../model/evidence.ts';
import type { SettingFact } from '../model/fact.ts';
import { literal, type Value } from '../model/value.ts';
import { cleanSetting } from '../sdk/secrets.ts';
import { storedUnder } from '../sdk/stored-names.ts';

/** A text in AWS Systems Manager's Parameter Store. https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html */
export interface Parameter {
  readonly name: string;
  readonly value: Value;
  readonly deployment: string;
}

/** What the store holds under a name, for whoever asks for it: another stack, or another tool. */
export function parameterFact({ name, value, deployment }: Parameter, evidence: Evidence): Omit<SettingFact, 'id' | 'foundBy'> {
  const isText = value.is === 'literal' && typeof value.value === 'string';
  const cleaned = isText ? literal(cleanSetting(name, String(value.value))) : value;
  return { kind: 'setting', evidence, deployment, ...storedUnder(name), value: cleaned };
}

/** What a program finds that is given the value of a parameter: `/shop/url`, and `/shop/url:3` for the third text that was put there. */
export function parameterValue(name: string): Value {
  return { is: 'entry', ...storedUnder(name.replace(/:\d+$/, '')) };
}
