import type { Selector } from './library.ts';

/** A decorator says where what it stands on takes part at all. */
export type Conditioning = OnProfile | OnSetting;

/** Where one of the profiles is active; with `areAll` every one, with `isUnless` none. An expression is one, too. */
interface OnProfile {
  readonly does: 'condition';
  readonly on: 'profile';
  readonly names: Selector;
  readonly areAll?: true;
  readonly isUnless?: true;
  /** The profile with which programs are built unless told. */
  readonly usual?: string;
  /** Profiles that the framework activates by what it finds around it: nobody has to state them. */
  readonly foundOut?: readonly string[];
}

/** Where settings have a text: without `value`, any but `false`; with `takesAny`, that as well. A setting in place of a name is to be `true` itself. */
interface OnSetting {
  readonly does: 'condition';
  readonly on: 'setting';
  readonly names: Selector;
  /** Stands before each name, with a dot. */
  readonly prefix?: Selector;
  readonly value?: Selector;
  /** The text that it must not have. */
  readonly excepted?: Selector;
  readonly takesAny?: true;
  readonly isUnless?: true;
  /** Whether it holds where nobody states the setting. */
  readonly whenMissing?: Selector;
  /** What the setting is where nobody states it. */
  readonly fallback?: Selector;
}

type Details<T> = Omit<T, 'does' | 'on' | 'names'>;

/** `@Profile("docker")`. */
export function onProfile(names: Selector, details: Details<OnProfile> = {}): Conditioning {
  return { does: 'condition', on: 'profile', names, ...details };
}

/** `@ConditionalOnProperty("jobs.enabled")`. */
export function onSetting(names: Selector, details: Details<OnSetting> = {}): Conditioning {
  return { does: 'condition', on: 'setting', names, ...details };
}
