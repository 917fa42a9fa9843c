import { basename, dirname, join } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import type { Files, Rewriting } from '../rewriting.ts';
import { type Data, type DataMap, dumpAll, isMap, loaded } from './yaml.ts';

const COMPOSE = /(^|\/)(docker-)?compose[^/]*\.ya?ml$/;

interface Place {
  readonly path: string;
  readonly service: string;
  readonly files: Files;
  readonly made: Map<string, string>;
}

type Way = (service: DataMap, place: Place) => DataMap | undefined;

export const COMPOSES: readonly Rewriting[] = [
  services('compose-environment-list', 'environment as a list of NAME=value', ({ environment, ...rest }) =>
    isMap(environment)
      ? { ...rest, environment: Object.entries(environment).map(([key, value]) => (value === null ? key : `${key}=${value}`)) }
      : undefined,
  ),
  services('compose-environment-map', 'environment as a map', ({ environment, ...rest }) =>
    Array.isArray(environment)
      ? { ...rest, environment: Object.fromEntries(environment.map((entry: Data) => entryOf(String(entry)))) }
      : undefined,
  ),
  services('compose-environment-file', 'environment in a file of its own', toFile),
  services('compose-environment-inline', 'files of environment become environment', fromFiles),
  services('compose-ports-long', 'ports as maps', ({ ports, ...rest }) =>
    Array.isArray(ports) ? mapped(rest, 'ports', ports, longPort) : undefined,
  ),
  services('compose-ports-short', 'ports as texts', ({ ports, ...rest }) =>
    Array.isArray(ports) ? mapped(rest, 'ports', ports, shortPort) : undefined,
  ),
  services('compose-command-list', 'commands as lists', (service) =>
    ofCommands(service, (value) =>
      typeof value === 'string' && !/["'\\$&|;<>*()\n]/.test(value) ? value.trim().split(/\s+/) : value,
    ),
  ),
  services('compose-command-text', 'commands as texts', (service) =>
    ofCommands(service, (value) =>
      Array.isArray(value) && value.every((word: Data) => /^[\w./:=@,-]+$/.test(String(word))) ? value.join(' ') : value,
    ),
  ),
  services('compose-depends-map', 'depends_on as a map', ({ depends_on: before, ...rest }) =>
    Array.isArray(before)
      ? { ...rest, depends_on: Object.fromEntries(before.map((name: Data) => [String(name), { condition: 'service_started' }])) }
      : undefined,
  ),
  services('compose-build-long', 'build as a map', ({ build, ...rest }) =>
    typeof build === 'string' ? { ...rest, build: { context: build } } : undefined,
  ),
  services('compose-build-short', 'build as a text', ({ build, ...rest }) =>
    isMap(build) && Object.keys(build).length === 1 && typeof build['context'] === 'string'
      ? { ...rest, build: build['context'] }
      : undefined,
  ),
  services('compose-extends', 'services extend those of files of their own', toExtended),
];

/** A rewriting of every service of every compose file. */
function services(name: string, about: string, way: Way): Rewriting {
  return {
    name,
    about,
    rewrite: async (files) => {
      const rewritten = new Map<string, string>();
      let places = 0;
      for (const [path, text] of files) {
        const root = COMPOSE.test(path) ? rootOf(text) : undefined;
        if (!root) continue;
        const made = new Map<string, string>();
        const all = Object.entries(root.services).map(([service, value]) => {
          const result = isMap(value) ? way(value, { path, service, files, made }) : undefined;
          if (result) places += 1;
          return [service, result ?? value] as const;
        });
        const written = dumpAll([{ ...root, services: Object.fromEntries(all) }]);
        if (isDeepStrictEqual(loaded(written), loaded(text))) continue;
        for (const [other, content] of [[path, written] as const, ...made]) rewritten.set(other, content);
      }
      return { files: rewritten, places };
    },
  };
}

/** The one document of a compose file. */
function rootOf(text: string): (DataMap & { readonly services: DataMap }) | undefined {
  const [root, ...others] = loaded(text) ?? [];
  const services = isMap(root) ? root['services'] : undefined;
  return isMap(root) && isMap(services) && others.length === 0 ? { ...root, services } : undefined;
}

function entryOf(entry: string): readonly [string, string | null] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry, null] : [entry.slice(0, at), entry.slice(at + 1)];
}

/** What stands inline wins over what stands in files, and references are not the same in both. */
function toFile({ environment, ...rest }: DataMap, { path, service, made }: Place): DataMap | undefined {
  const entries = isMap(environment)
    ? Object.entries(environment)
    : Array.isArray(environment)
      ? environment.map((entry: Data) => entryOf(String(entry)))
      : [];
  const isPlain = entries.every(([, value]) => value !== null && !/[$"'#\\\n]|^\s|\s$/.test(String(value)));
  if (entries.length === 0 || !isPlain) return undefined;
  const name = `rewritten-${service}.env`;
  made.set(join(dirname(path), name), entries.map(([key, value]) => `${key}=${value}\n`).join(''));
  const before = rest['env_file'];
  return { ...rest, env_file: [...(Array.isArray(before) ? before : before === undefined ? [] : [before]), `./${name}`] };
}

function fromFiles({ env_file: named, environment, ...rest }: DataMap, { path, files }: Place): DataMap | undefined {
  const names = Array.isArray(named) ? named : named === undefined ? [] : [named];
  // A file of many services says less of each than what stands at each.
  const isShared = names.some((name: Data) => (files.get(path)?.split(basename(String(name))).length ?? 0) > 2);
  const texts = names.map((name: Data) => (typeof name === 'string' ? files.get(join(dirname(path), name)) : undefined));
  const lines = texts.flatMap((text) =>
    (text ?? '$').split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#')),
  );
  if (isShared || lines.length === 0 || lines.some((line) => !/^\w+=[^$"'#\\]*$/.test(line))) return undefined;
  const own = isMap(environment)
    ? Object.entries(environment)
    : Array.isArray(environment)
      ? environment.map((entry: Data) => entryOf(String(entry)))
      : [];
  return { ...rest, environment: Object.fromEntries([...lines.map(entryOf), ...own]) };
}

/** What a service does not inherit stays: https://docs.docker.com/reference/compose-file/services/#extends */
const KEPT = /^(depends_on|links|external_links|volumes_from|networks|network_mode|profiles|ipc|pid)$/;

function toExtended(given: DataMap, { path, service, files, made }: Place): DataMap | undefined {
  const entries = Object.entries(given);
  const moved = entries.filter(([key]) => !KEPT.test(key));
  const file = `rewritten-${service}.yaml`;
  if (given['extends'] !== undefined || moved.length === 0 || files.has(join(dirname(path), file))) return undefined;
  made.set(join(dirname(path), file), dumpAll([{ services: { [service]: Object.fromEntries(moved) } }]));
  return { extends: { file, service }, ...Object.fromEntries(entries.filter(([key]) => KEPT.test(key))) };
}

function mapped(rest: DataMap, key: string, values: readonly Data[], way: (value: Data) => Data): DataMap {
  return { ...rest, [key]: values.map(way) };
}

function longPort(port: Data): Data {
  const [, published, target, protocol] = /^(\d+):(\d+)(?:\/(tcp|udp))?$/.exec(String(port)) ?? [];
  return target ? { target: Number(target), published: String(published), protocol: protocol ?? 'tcp', mode: 'host' } : port;
}

function shortPort(port: Data): Data {
  if (!isMap(port) || !/^\d+$/.test(String(port['published'])) || port['host_ip']) return port;
  return `${port['published']}:${port['target']}${port['protocol'] === 'udp' ? '/udp' : ''}`;
}

function ofCommands(service: DataMap, way: (value: Data) => Data): DataMap | undefined {
  const keys = ['command', 'entrypoint'].filter((key) => service[key] !== undefined);
  const changed = keys.filter((key) => way(service[key] ?? null) !== service[key]);
  return changed.length > 0
    ? { ...service, ...Object.fromEntries(changed.map((key) => [key, way(service[key] ?? null)])) }
    : undefined;
}
