import type { FactOf } from '../model/fact.ts';
import { concat, eachOf, oneOf, type Value } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';
import { repositoryOf } from './identity/sightings.ts';
import { withoutRegistry } from './identity/team-images.ts';
import type { Thing } from './identity/thing.ts';
import { imageRepository } from './knowledge/images.ts';

type SettingFact = FactOf<'setting'>;

const GROUP = 'build:';

/**
 * Names that bundlers put into a frontend while it is built, so that a build argument is a setting of what runs.
 * https://vite.dev/guide/env-and-mode, https://create-react-app.dev/docs/adding-custom-environment-variables,
 * https://nextjs.org/docs/pages/guides/environment-variables, https://cli.vuejs.org/guide/mode-and-env.html
 */
const BUNDLED = /^(VITE|REACT_APP|NEXT_PUBLIC|VUE_APP|NUXT_PUBLIC|GATSBY|EXPO_PUBLIC|PUBLIC)_/;

/** What the images that things run were built with. https://docs.docker.com/build/building/variables/ */
export class BuildArguments {
  readonly #byBuild = new Map<string, SettingFact[]>();

  constructor(facts: FactIndex) {
    for (const fact of facts.of('setting')) {
      if (!fact.group?.startsWith(GROUP)) continue;
      const name = nameOf(fact.group.slice(GROUP.length));
      this.#byBuild.set(name, [...(this.#byBuild.get(name) ?? []), fact]);
    }
  }

  /** Arguments that are settings of the running program without any ENV. */
  bundled(thing: Thing, deployment: string): ReadonlyMap<string, SettingFact> {
    return new Map([...this.#of(thing, deployment)].filter(([key]) => BUNDLED.test(key)));
  }

  /** ENV instructions with the arguments put in; without one the Dockerfile's default holds, whatever the surroundings are when it runs. */
  putIn(instructions: readonly SettingFact[], thing: Thing, deployment: string): readonly SettingFact[] {
    const args = this.#of(thing, deployment);
    return instructions.map((fact) => {
      const used: SettingFact[] = [];
      const value = settled(fact.value, args, used);
      const via = [...(fact.via ?? []), ...used.flatMap((each) => [each.evidence, ...(each.via ?? [])])];
      return used.length === 0 ? { ...fact, value } : { ...fact, value, via };
    });
  }

  /** The nearest build that states a key; where builds of one image differ, it is one of several values. */
  #of(thing: Thing, deployment: string): ReadonlyMap<string, SettingFact> {
    const components = thing.components.filter((each) => each.deployment === deployment);
    const own = components.map((each) => `${deployment}/${each.name}`);
    const images = components.flatMap((each) => withoutRegistry(repositoryOf(each)) ?? []);
    return new Map([...images, ...own].flatMap((name) => [...this.#argumentsOf(name)]));
  }

  #argumentsOf(build: string): ReadonlyMap<string, SettingFact> {
    const found = new Map<string, SettingFact>();
    for (const fact of this.#byBuild.get(build) ?? []) found.set(fact.key, together(found.get(fact.key), fact));
    return found;
  }
}

/** An image without registry and tag; a component of a compose file has a group of its own. */
function nameOf(build: string): string {
  return build.startsWith('compose:') ? build : (withoutRegistry(imageRepository(build)) ?? build);
}

function together(known: SettingFact | undefined, fact: SettingFact): SettingFact {
  if (!known) return fact;
  return { ...known, value: oneOf([known.value, fact.value]), via: [...(known.via ?? []), fact.evidence] };
}

function settled(value: Value, args: ReadonlyMap<string, SettingFact>, used: SettingFact[]): Value {
  switch (value.is) {
    case 'setting': {
      const given = args.get(value.key);
      if (given && !used.includes(given)) used.push(given);
      return given?.value ?? (value.fallback ? settled(value.fallback, args, used) : value);
    }
    case 'concat':
      return concat(value.parts.map((part) => settled(part, args, used)));
    case 'one-of':
      return eachOf(value, (each) => settled(each, args, used));
    default:
      return value;
  }
}
