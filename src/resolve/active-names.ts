import type { FactOf } from '../model/fact.ts';
import { followSetting, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { PROFILE_KEYS } from './profiles.ts';
import type { Settings } from './settings.ts';

/** Each set of profiles that may be active together. */
export interface StatedNames {
  readonly sets: readonly (readonly string[])[];
  /** Only files of the program itself state them: elsewhere it may run with others. */
  readonly isInFiles: boolean;
}

/** Brings further profiles along: `spring.profiles.include`, `spring.profiles.group.eu[0]`. */
const MORE = /^spring\.profiles\.(?:include|group\.([\w-]+))(?:\[\d+\])?$/;
/** What is active where nobody says what is: https://docs.spring.io/spring-boot/reference/features/profiles.html */
const USUAL = 'spring.profiles.default';
/** What a build or somebody else fills in. */
const FILLED_IN = /[@${}*]/;
const DEEPEST = 5;

/** The profiles that things are told to run with, with all that these bring along. */
export class ActiveNames {
  private readonly settings: Settings;
  private readonly known = new Map<string, StatedNames | 'open' | undefined>();

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Undefined where nobody states any; `open` where somebody does and it cannot be told which. */
  in(thing: Thing, deployment: string): StatedNames | 'open' | undefined {
    const key = `${thing.id} ${deployment}`;
    if (!this.known.has(key)) this.known.set(key, this.read(thing, deployment));
    return this.known.get(key);
  }

  private read(thing: Thing, deployment: string): StatedNames | 'open' | undefined {
    const [facts] = [...PROFILE_KEYS, USUAL]
      .map((key) => this.settings.lookup(key, thing, deployment))
      .filter((each) => each.length > 0);
    if (!facts) return undefined;
    const texts = this.textsOf(facts, thing, deployment);
    const more = this.settings.fileKeys(thing).filter((key) => MORE.test(key));
    const groups = more.map((key) => {
      const stated = this.textsOf(this.settings.inAnyProfile(key, thing), thing, deployment);
      return { of: MORE.exec(key)?.[1], texts: stated };
    });
    if (!texts || groups.some((each) => !each.texts)) return 'open';
    const sets = texts.map(namesOf).filter((names) => names.length > 0);
    if (sets.length === 0) return undefined;
    const bring = (names: readonly string[]) =>
      groups.flatMap((each) => (each.of === undefined || names.includes(each.of) ? (each.texts ?? []).flatMap(namesOf) : []));
    const whole = (names: readonly string[], depth = 0): readonly string[] => {
      const all = [...new Set([...names, ...bring(names)])];
      return all.length === names.length || depth > DEEPEST ? all : whole(all, depth + 1);
    };
    return { sets: sets.map((names) => whole(names)), isInFiles: facts.some(({ group }) => group?.startsWith('config:')) };
  }

  /** Undefined where one of them is not known. */
  private textsOf(facts: readonly FactOf<'setting'>[], thing: Thing, deployment: string): readonly string[] | undefined {
    const followed = facts.map((fact) => followSetting(fact, thing, deployment, this.settings));
    const areKnown = followed.every(
      (all) => all.length > 0 && all.every((each) => isComplete(each) && !FILLED_IN.test(each.text)),
    );
    if (!areKnown) return undefined;
    return followed.flatMap((all) => all.map(({ text }) => text));
  }
}

function namesOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '');
}
