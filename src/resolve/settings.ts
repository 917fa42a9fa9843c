import type { FactOf } from '../model/fact.ts';
import type { FactIndex } from './fact-index.ts';
import { baseName, folderOf, isInside } from './folders.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';

type SettingFact = FactOf<'setting'>;
type Layer = ReadonlyMap<string, SettingFact>;

/** The deployment that stands for "as the code alone says". */
export const IN_CODE = 'code';

/** What each thing finds in its environment, deployment by deployment. */
export class Settings {
  private readonly groups = new Map<string, Map<string, SettingFact>>();
  private readonly layers = new Map<string, readonly Layer[]>();
  private readonly interpolations = new Map<string, readonly string[]>();
  private readonly facts: FactIndex;
  private readonly owners: Owners;

  constructor(facts: FactIndex, owners: Owners) {
    this.facts = facts;
    this.owners = owners;
    for (const fact of facts.of('setting')) {
      if (fact.group) this.addToGroup(fact.group, fact);
      if (fact.group && fact.deployment) this.addToGroup(`${fact.deployment} ${fact.group}`, fact);
    }
    for (const source of facts.of('settings-source')) {
      if (!source.interpolationOnly || source.owner.is !== 'file') continue;
      this.interpolations.set(source.owner.path, [...(this.interpolations.get(source.owner.path) ?? []), source.group]);
    }
  }

  /** A key in a thing's environment; frameworks also find `orders.url` as `ORDERS_URL`. */
  lookup(key: string, thing: Thing, deployment: string): SettingFact | undefined {
    const spellings = [key, key.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase(), key.replace(/[.:]/g, '__')];
    for (const layer of this.layersOf(thing, deployment)) {
      for (const spelling of spellings) {
        const found = layer.get(spelling);
        if (found) return found;
      }
    }
    return undefined;
  }

  /** One key of a named group, in this deployment before any other. */
  entry(group: string, key: string, deployment: string): SettingFact | undefined {
    return this.groups.get(`${deployment} ${group}`)?.get(key) ?? this.groups.get(group)?.get(key);
  }

  /** What `${key}` in a deployment file stands for. */
  interpolated(key: string, file: string): SettingFact | undefined {
    for (const group of this.interpolations.get(file) ?? []) {
      const found = this.groups.get(group)?.get(key);
      if (found) return found;
    }
    return undefined;
  }

  /** What a deployment itself puts into a thing's environment, without files that code may or may not read. */
  given(thing: Thing, deployment: string): ReadonlyMap<string, SettingFact> {
    const [own, ...sources] = this.deployed(thing, deployment);
    return new Map([...sources.reverse(), own ?? new Map()].flatMap((layer) => [...layer]));
  }

  private addToGroup(name: string, fact: SettingFact): void {
    const group = this.groups.get(name) ?? new Map<string, SettingFact>();
    this.groups.set(name, group);
    if (!group.has(fact.key)) group.set(fact.key, fact);
  }

  private layersOf(thing: Thing, deployment: string): readonly Layer[] {
    const key = `${thing.id} ${deployment}`;
    const known = this.layers.get(key);
    if (known) return known;
    const built = [...(deployment === IN_CODE ? [] : this.deployed(thing, deployment)), ...this.packed(thing)];
    this.layers.set(key, built);
    return built;
  }

  /** The environment of its components, then the groups it takes in; the last named group wins. */
  private deployed(thing: Thing, deployment: string): readonly Layer[] {
    const key = `${thing.id} in ${deployment}`;
    const known = this.layers.get(key) ?? this.readDeployed(thing, deployment);
    this.layers.set(key, known);
    return known;
  }

  private readDeployed(thing: Thing, deployment: string): readonly Layer[] {
    const isOwn = (fact: SettingFact | FactOf<'settings-source'>) =>
      fact.owner?.is === 'component' && fact.owner.deployment === deployment && this.owners.thingsOf(fact.owner).includes(thing);
    const own = new Map<string, SettingFact>();
    for (const fact of this.facts.of('setting')) if (isOwn(fact) && !own.has(fact.key)) own.set(fact.key, fact);
    const sources = this.facts
      .of('settings-source')
      .filter((fact) => isOwn(fact) && !fact.interpolationOnly)
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const groups = sources.map(({ group, prefix = '' }) => {
      const entries = this.groups.get(`${deployment} ${group}`) ?? this.groups.get(group) ?? new Map<string, SettingFact>();
      return new Map([...entries].map(([key, fact]) => [prefix + key, fact]));
    });
    return [own, ...groups.reverse()];
  }

  /** What comes along with the code: the Dockerfile's ENV, configuration files, `.env` files beside the program and above it. */
  private packed(thing: Thing): readonly Layer[] {
    const images = new Set(thing.images.map((image) => image.path));
    const own = this.facts
      .of('setting')
      .filter((fact) => fact.owner && fact.owner.is !== 'component' && this.owners.thingsOf(fact.owner).includes(thing));
    const isEnv = (fact: SettingFact) => fact.owner?.is === 'file' && images.has(fact.owner.path);
    return [toLayer(own.filter(isEnv)), toLayer(own.filter((fact) => !isEnv(fact))), ...this.envFiles(thing)];
  }

  private envFiles(thing: Thing): readonly Layer[] {
    const folders = thing.programs.map((program) => program.folder);
    const files = [...this.groups.keys()]
      .filter((group) => group.startsWith('file:'))
      .map((group) => group.slice('file:'.length));
    const near = files.filter((file) => folders.some((folder) => isInside(file, folder) || isInside(folder, folderOf(file))));
    const isOwn = (file: string) => folders.some((folder) => isInside(file, folder));
    const rank = (file: string) =>
      `${isOwn(file) ? 0 : 1} ${envRank(baseName(file))} ${String(900 - file.split('/').length)} ${file}`;
    return near.sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).map((file) => this.groups.get(`file:${file}`) ?? new Map());
  }
}

function envRank(name: string): number {
  if (/example|sample|template|dist/i.test(name)) return 4;
  if (/test|ci/i.test(name)) return 3;
  return name === '.env' ? 0 : /local|dev/i.test(name) ? 1 : 2;
}

function toLayer(facts: readonly SettingFact[]): Layer {
  const layer = new Map<string, SettingFact>();
  for (const fact of facts) if (!layer.has(fact.key)) layer.set(fact.key, fact);
  return layer;
}
