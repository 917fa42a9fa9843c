import { folderOf, type Repository } from '../../src/sdk/index.ts';

/** A configuration file as its place and name describe it. */
export interface ConfigFile {
  readonly path: string;
  /** `application`, `bootstrap`; in a configuration server's folder also the name of the service. */
  readonly name: string;
  /** From a name such as `application-docker.yml`. */
  readonly profile?: string;
  /** For a file whose name does not say which format it has. */
  readonly isProperties?: boolean;
  /** The profiles in which another file imports it. */
  readonly importedFor?: string;
  /** What it is called inside a file that holds several. */
  readonly within?: string;
}

const NAME = /^(.+?)(?:-([\w.]+))?\.(ya?ml|properties)$/;

/** Own files that the frameworks read by their names; those of tests and build results are left out. */
export function ownConfigFile(path: string): ConfigFile | undefined {
  if (isAside(path)) return undefined;
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (base === 'microprofile-config.properties') return { path, name: 'microprofile' };
  const [, name, profile] = /^(application|bootstrap)(?:-([\w.-]+))?\.(?:ya?ml|properties)$/.exec(base) ?? [];
  return name === undefined ? undefined : { path, name, ...(profile ? { profile } : {}) };
}

/** Whether only tests or a build put the file there. */
export function isAside(path: string): boolean {
  return /(^|\/)(src\/(test|it|integration-?test|testFixtures)|target|build|out|bin|node_modules)\//i.test(path);
}

/** What `service-profile.yml` in a configuration server's folder can be about: every split at a dash. */
export function servedFile(path: string, services: ReadonlySet<string>): ConfigFile | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const whole = /^(.+)\.(ya?ml|properties)$/.exec(base)?.[1];
  if (whole === undefined) return undefined;
  if (services.has(whole) || whole === 'application') return { path, name: whole };
  for (let dash = whole.lastIndexOf('-'); dash > 0; dash = whole.lastIndexOf('-', dash - 1)) {
    const name = whole.slice(0, dash);
    if (services.has(name) || name === 'application') return { path, name, profile: whole.slice(dash + 1) };
  }
  return NAME.test(base) ? { path, name: whole } : undefined;
}

const MANIFESTS = ['pom.xml', 'build.gradle', 'build.gradle.kts'];

/** The folder of the module that packs the file, undefined when nothing tells. */
export function moduleOf(path: string, repository: Repository): string | undefined {
  const sources = /^(.*?)\/?src\/main\/resources\//.exec(path)?.[1];
  if (sources !== undefined) return sources === '' ? '.' : sources;
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const prefix = folder === '.' ? '' : `${folder}/`;
    if (MANIFESTS.some((manifest) => repository.has(prefix + manifest))) return packs(prefix, repository) ? folder : undefined;
    if (folder === '.') return undefined;
  }
}

/** What only holds modules together has no code and packs nothing. */
function packs(prefix: string, repository: Repository): boolean {
  const below = repository.paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return below.some((path) => path.startsWith('src/')) || !below.some((path) => /\/(pom\.xml|build\.gradle(\.kts)?)$/.test(path));
}

const STEP = 10;

/**
 * Where the file stands among those of its module, from 0 to 99: bootstrap and MicroProfile's file before application, what lies in `config` or beside the
 * program wins over what is packed, properties win over YAML.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html
 */
export function rankOf({ path, name }: ConfigFile): number {
  const isPacked = /(^|\/)src\/main\/resources\//.test(path);
  const isNear = /(^|\/)config\/[^/]+$/.test(path);
  const base = name === 'bootstrap' ? 0 : name === 'microprofile' ? STEP : (isPacked ? 2 : 4) * STEP;
  return base + (isNear ? STEP : 0) + (path.endsWith('.properties') ? 1 : 0);
}
