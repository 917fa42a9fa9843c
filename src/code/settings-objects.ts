import { setting } from '../model/value.ts';
import type { Claim } from './claims.ts';
import type { Evaluator } from './evaluate.ts';
import { anyOf, optionsOf, type SiteReference, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** An object of settings that code hands to a configuration library: `registerAs('mail', () => ({ host: … }))`. */
export interface SettingsObject {
  readonly prefix: string;
  readonly object: Thing;
  readonly areDefaults: boolean;
  readonly sites: readonly SiteReference[];
}

export function settingsObjectsOf(claims: readonly Claim[]): readonly SettingsObject[] {
  return claims.flatMap(({ effect, values, things, chain }) => {
    const { prefix } = values;
    const { object } = things;
    if (effect.does !== 'settings' || !object) return [];
    const name = prefix?.is === 'literal' ? String(prefix.value) : '';
    return [{ prefix: name, object, areDefaults: effect.areDefaults === true, sites: chain }];
  });
}

/** The member of the settings objects that a key with dots means; undefined when none has it. */
export function settingIn(objects: readonly SettingsObject[], key: string, evaluator: Evaluator): Thing | undefined {
  const found = objects.flatMap((each) => {
    const rest = withoutPrefix(key, each.prefix);
    const thing = rest && memberAt(evaluator, each.object, rest);
    return thing ? [each.areDefaults ? asDefault(key, thing, evaluator) : thing] : [];
  });
  return found.length > 0 ? anyOf(found) : undefined;
}

function withoutPrefix(key: string, prefix: string): readonly string[] | undefined {
  const steps = key.split('.');
  if (prefix === '') return steps;
  return steps[0] === prefix ? steps.slice(1) : undefined;
}

function memberAt(evaluator: Evaluator, object: Thing, steps: readonly string[]): Thing | undefined {
  let at: Thing = object;
  for (const step of steps) {
    if (!optionsOf(at).some(({ is }) => is === 'object')) return undefined;
    at = evaluator.member(at, step);
  }
  return at.is === 'unknown' ? undefined : at;
}

function asDefault(key: string, thing: Thing, evaluator: Evaluator): Thing {
  const value = toValue(thing, evaluator);
  return valueThing(value.is === 'literal' ? setting(key, value) : setting(key));
}
