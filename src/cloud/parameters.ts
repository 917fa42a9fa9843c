import type { Evidence } from '../model/evidence.ts';
import type { SettingFact } from '../model/fact.ts';
import { literal, type Value } from '../model/value.ts';
import { cleanSetting, isSecretKey, MASK } from '../sdk/secrets.ts';
import { storedUnder } from '../sdk/stored-names.ts';

/** A text in AWS Systems Manager's Parameter Store. https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html */
export interface Parameter {
  readonly name: string;
  readonly value: Value;
  readonly deployment: string;
}

/** What the store holds under a name, for whoever asks for it: another stack, or another tool. */
export function parameterFact({ name, value, deployment }: Parameter, evidence: Evidence): Omit<SettingFact, 'id' | 'foundBy'> {
  return { kind: 'setting', evidence, deployment, ...storedUnder(name), value: withoutSecrets(name, value) };
}

/** Also where only parts of it are texts, as of `!Sub "daisies-${AWS::Region}"`. */
function withoutSecrets(name: string, value: Value): Value {
  if (value.is === 'concat') return isSecretKey(name) ? literal(MASK) : value;
  return value.is === 'literal' && typeof value.value === 'string' ? literal(cleanSetting(name, value.value)) : value;
}

/** Whether a parameter of this type keeps a secret: `SecureString`, and the member of an enumeration that is called so. */
export function isSecureType(name: string | undefined): boolean {
  return /(^|\.)secure_?string$/i.test(name ?? '');
}

/** What a program finds that is given the value of a parameter: `/shop/url`, and `/shop/url:3` for the third text that was put there. */
export function parameterValue(name: string, fallback?: Value): Value {
  return { is: 'entry', ...storedUnder(name.replace(/:\d+$/, '')), ...(fallback ? { fallback } : {}) };
}
