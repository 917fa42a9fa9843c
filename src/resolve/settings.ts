import type { FactOf } from '../model/fact.ts';
import { isInside } from '../sdk/path.ts';
import { BuildArguments } from './build-arguments.ts';
import type { ActiveProfiles, ConfigFiles } from './config-files.ts';
import type { FactIndex } from './fact-index.ts';
import { baseName, folderOf } from './folders.ts';
import { groupsOf } from './groups.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import { InjectedVariables } from './injected-variables.ts';
import { type MountedFile, MountedFiles } from './mounted-files.ts';
import { OwnedSettings } from './owned-settings.ts';
import type { Owners } from './owners.ts';
import { plainText } from './plain-text.ts';
import { holds, PROFILE_KEYS } from './profiles.ts';
import { foundLoosely, spellingsOf } from './setting-names.ts';
import { flagsOfCommand, settingsInside, settingsOfCommand } from './stated-settings.ts';

type SettingFact = FactOf<'setting'>;
type Layer = ReadonlyMap<string, SettingFact>;

/** The deployment that stands for "as the code alone says". */
export const IN_CODE = 'code';

/** What each thing finds in its environment, deployment by deployment. */
export class Settings {
  private readonly groups: ReturnType<typeof groupsOf>;
  private readonly layers = new Map<string, readonly Layer[]>();
  private readonly keys = new Map<string, readonly string[]>();
  private readonly interpolations = new Map<string, readonly string[]>();
  private readonly profiles = new Map<string, ActiveProfiles>();
  private readonly files: ConfigFiles;
  /** Groups that a deployment names as the environment of a component. */
  private readonly taken: ReadonlySet<string>;
  private readonly builds: BuildArguments;
  private readonly owned: OwnedSettings;
  private readonly injected: InjectedVariables;
  private readonly mounted: MountedFiles;

  constructor(facts: FactIndex, owners: Owners, files: ConfigFiles) {
    this.owned = new OwnedSettings(facts, owners);
    this.injected = new InjectedVariables(facts, owners);
    this.mounted = new MountedFiles(facts, owners);
    this.files = files;
    this.builds = new BuildArguments(facts);
    const sources = facts.of('settings-source').filter((source) => source.owner.is === 'component');
    this.taken = new Set(sources.map((source) => source.group));
    this.groups = groupsOf(facts);
    for (const source of facts.of('settings-source')) {
      if (!source.interpolationOnly || source.owner.is !== 'file') continue;
      this.interpolations.set(source.owner.path, [...(this.interpolations.get(source.owner.path) ?? []), source.group]);
    }
  }

  /** What a key stands for: one setting, or several where nobody says which profile is active. What surrounds a program wins over its files. */
  lookup(key: string, thing: Thing, deployment: string): readonly SettingFact[] {
    const around = this.find(key, this.surroundings(thing, deployment));
    if (around) return [around];
    const active = this.activeProfiles(thing, deployment);
    const mounted = this.find(key, [this.inMountedFiles(thing, deployment, active)]);
    if (mounted) return [mounted];
    const inFiles = this.files.lookup(key, thing, active);
    if (inFiles.length > 0) return inFiles;
    const last = this.find(key, this.packed(thing)) ?? this.injected.lookup(key, thing, deployment);
    return last ? [last] : [];
  }

  /** Keys of a thing's settings that begin and end like this, in the canonical form of configuration files. */
  keysLike(pattern: RegExp, thing: Thing, deployment: string): readonly string[] {
    const around = this.surroundings(thing, deployment).flatMap((layer) => [...layer.keys()]);
    return [...new Set([...this.fileKeys(thing, deployment), ...around].filter((key) => pattern.test(key)))].sort();
  }

  /** What configuration files that come along with a thing may give a key, whatever profiles are active; those of tests aside. */
  inAnyProfile(key: string, thing: Thing): readonly SettingFact[] {
    return this.files.inAnyProfile(key, thing);
  }

  /** Keys that the thing's configuration files give a value, and in a deployment those that are mounted for it there. */
  fileKeys(thing: Thing, deployment = IN_CODE): readonly string[] {
    const mounted = this.mounted.all(thing, deployment);
    if (mounted.length === 0) return this.files.keysOf(thing);
    const name = `${thing.id} in ${deployment}`;
    const known = this.keys.get(name) ?? [...new Set([...this.files.keysOf(thing), ...mounted.map(({ key }) => key)])].sort();
    this.keys.set(name, known);
    return known;
  }

  /** The file of settings that a deployment has at a path of the thing's file system. */
  fileAt(path: string, thing: Thing, deployment: string): MountedFile | undefined {
    return this.mounted.at(path, thing, deployment);
  }

  /** One key of a named group, in this deployment before any other. */
  entry(group: string, key: string, deployment: string): SettingFact | undefined {
    return this.groups.entry(group, key, deployment);
  }

  /** What `${key}` in a deployment file stands for. */
  interpolated(key: string, file: string): SettingFact | undefined {
    for (const group of this.interpolations.get(file) ?? []) {
      const found = this.groups.entry(group, key);
      if (found) return found;
    }
    return undefined;
  }

  /** What a deployment itself puts into a thing's environment, without files that code may or may not read. */
  given(thing: Thing, deployment: string): ReadonlyMap<string, SettingFact> {
    const [own, ...sources] = deployment === IN_CODE ? [] : this.deployed(thing, deployment);
    return new Map([...sources.reverse(), own ?? new Map()].flatMap((layer) => [...layer]));
  }

  private find(key: string, layers: readonly Layer[]): SettingFact | undefined {
    const spellings = spellingsOf(key);
    for (const layer of layers) {
      for (const spelling of spellings) {
        const found = layer.get(spelling);
        if (found) return found;
      }
      const loose = foundLoosely(key, layer);
      if (loose) return loose;
    }
    return undefined;
  }

  /** Everything outside of the program's own files: command lines, the deployment's environment, the image's. */
  private surroundings(thing: Thing, deployment: string): readonly Layer[] {
    const key = `${thing.id} around ${deployment}`;
    const known = this.layers.get(key);
    if (known) return known;
    const environment = [
      ...(deployment === IN_CODE ? [] : this.deployed(thing, deployment)),
      this.imageEnvironment(thing, deployment),
    ];
    const components = thing.components.filter((each) => each.deployment === deployment).flatMap((each) => each.facts);
    const inside = environment.flatMap((layer) => [...layer.values()].flatMap(settingsInside));
    const commands = [...components, ...thing.images.map((image) => image.fact)].flatMap((fact) => [
      ...settingsOfCommand(fact.command, fact),
      ...flagsOfCommand(fact.command, fact),
    ]);
    const built = [toLayer([...commands, ...inside]), ...environment];
    this.layers.set(key, built);
    return built;
  }

  /** What the deployment mounts; what holds for a profile wins. */
  private inMountedFiles(thing: Thing, deployment: string, { names }: ActiveProfiles): Layer {
    const key = `${thing.id} mounted in ${deployment}`;
    const [known] = this.layers.get(key) ?? [];
    if (known) return known;
    const holding = this.mounted.all(thing, deployment).filter(({ profile }) => holds(profile, names));
    const layer = toLayer([...holding.filter(({ profile }) => profile), ...holding]);
    this.layers.set(key, [layer]);
    return layer;
  }

  /** https://docs.spring.io/spring-boot/reference/features/profiles.html, and the like of Quarkus (`prod` unless told) and Micronaut. */
  private activeProfiles(thing: Thing, deployment: string): ActiveProfiles {
    const key = `${thing.id} ${deployment}`;
    const known = this.profiles.get(key) ?? this.readProfiles(thing, deployment);
    this.profiles.set(key, known);
    return known;
  }

  private readProfiles(thing: Thing, deployment: string): ActiveProfiles {
    const layers = this.surroundings(thing, deployment);
    for (const key of PROFILE_KEYS) {
      const text = this.textOf(this.find(key, layers), layers);
      if (text !== undefined && text !== '')
        return { names: key === key.toUpperCase() ? namesOf(text.toLowerCase()) : namesOf(text), isCertain: true };
    }
    const none: ActiveProfiles = { names: [], isCertain: true };
    const inFiles = PROFILE_KEYS.flatMap((key) => this.files.lookup(key, thing, none))[0];
    const keys = this.files.keysOf(thing);
    const isQuarkus = keys.some((each) => each.startsWith('quarkus.'));
    const usual = isQuarkus ? 'prod' : keys.some((each) => each.includes(':')) ? 'production' : '';
    const names = namesOf(this.textOf(inFiles, layers) ?? usual);
    return { names, isCertain: isQuarkus };
  }

  /** As far as the surroundings, and what its own file fills in, can tell it. */
  private textOf(fact: SettingFact | undefined, layers: readonly Layer[]): string | undefined {
    return fact && plainText(fact, (key, file) => this.interpolated(key, file) ?? this.find(key, layers));
  }

  /** The environment of its components, then the groups it takes in; the last named group wins. */
  private deployed(thing: Thing, deployment: string): readonly Layer[] {
    const key = `${thing.id} in ${deployment}`;
    const known = this.layers.get(key) ?? this.readDeployed(thing, deployment);
    this.layers.set(key, known);
    return known;
  }

  private readDeployed(thing: Thing, deployment: string): readonly Layer[] {
    const { settings, sources } = this.owned.deployed(thing, deployment);
    const taken = sources.filter(({ interpolationOnly }) => !interpolationOnly).sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
    const groups = taken.map(({ group, prefix = '' }) => {
      return new Map([...this.groups.entries(group, deployment)].map(([key, fact]) => [prefix + key, fact]));
    });
    return [toLayer(settings), this.builds.bundled(thing, deployment), ...groups.reverse()];
  }

  /** The Dockerfile's ENV. */
  private imageEnvironment(thing: Thing, deployment: string): Layer {
    const images = new Set(thing.images.map((image) => image.path));
    const own = this.owned.other(thing).filter((fact) => fact.owner?.is === 'file' && images.has(fact.owner.path));
    return toLayer(this.builds.putIn(own, thing, deployment));
  }

  /** What comes along with the code: settings in it, `.env` files beside the program and above it. */
  private packed(thing: Thing): readonly Layer[] {
    const known = this.layers.get(thing.id);
    const built = known ?? [toLayer(this.owned.other(thing)), ...this.envFiles(thing)];
    this.layers.set(thing.id, built);
    return built;
  }

  private envFiles(thing: Thing): readonly Layer[] {
    const folders = foldersOf(thing);
    const files = this.groups.files();
    // Programs look for `.env` files themselves; a file of another name is read by the deployment that names it, and by no other.
    const isFound = (file: string) => baseName(file).startsWith('.env') || !this.taken.has(`file:${file}`);
    const isNear = (file: string) => folders.some((folder) => isInside(file, folder) || isInside(folder, folderOf(file)));
    const isOwn = (file: string) => folders.some((folder) => isInside(file, folder));
    const rank = (file: string) =>
      `${isOwn(file) ? 0 : 1} ${envRank(baseName(file))} ${String(900 - file.split('/').length)} ${file}`;
    const near = files.filter((file) => isFound(file) && isNear(file)).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
    return near.map((file) => this.groups.entries(`file:${file}`));
  }
}

function namesOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((each) => each !== '');
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
