import {
  type ComponentFact,
  cleanSetting,
  cleanText,
  type Evidence,
  folderOf,
  joinPath,
  type Repository,
} from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { each, first, type Layer } from './layers.ts';

/** What one service needs to be read: its definitions, nearest first, and what the project says about it elsewhere. */
export interface Service {
  readonly name: string;
  readonly deployment: string;
  /** The project's name where a file states it. */
  readonly project: string | undefined;
  readonly layers: readonly Layer[];
  /** Where the files of the project define it, the first file first. */
  readonly places: readonly Evidence[];
  /** Names and addresses that other services know it by. */
  readonly known: readonly string[];
  readonly mounts: readonly string[];
  /** Another service starts when this one has done its work and ended. */
  readonly isAwaitedToEnd: boolean;
  readonly repository: Repository;
}

export function componentFact(service: Service): ComponentFact {
  const { name, deployment, layers, mounts } = service;
  const [evidence = { path: deployment.slice('compose:'.length), line: 1, text: '' }, ...others] = service.places;
  const inline = first(layers, 'build', 'dockerfile_inline')?.node.text();
  const image = textAt(service, 'image')?.split('@')[0] ?? (inline && baseOf(inline));
  const build = inline !== undefined && !/^[ \t]*(COPY|ADD)\s/im.test(inline) ? undefined : buildOf(service);
  const command = [...commandPart(service, 'entrypoint'), ...commandPart(service, 'command')].join(' ');
  const profiles = each(layers, 'profiles').flatMap(({ node }) => node.texts());
  const replicas = first(layers, 'deploy', 'replicas')?.node.number() ?? first(layers, 'scale')?.node.number();
  return {
    kind: 'component',
    evidence,
    ...(others.length > 0 && { via: others }),
    deployment,
    name,
    ...(service.project && { project: service.project }),
    hosts: hostsOf(service),
    ...(image && { image }),
    ...(build && { build }),
    ...(command && { command }),
    ...((profiles.length > 0 || service.isAwaitedToEnd) && { auxiliary: true }),
    ...(service.isAwaitedToEnd && { once: true }),
    ...(replicas !== undefined && { replicas }),
    ...(mounts.length > 0 && { mounts }),
  };
}

/** The last FROM of a Dockerfile that stands in the compose file. */
function baseOf(dockerfile: string): string | undefined {
  return [...dockerfile.matchAll(/^[ \t]*FROM\s+(?:--\S+\s+)*(\S+)/gim)].at(-1)?.[1];
}

function textAt({ layers }: Service, ...keys: readonly string[]): string | undefined {
  const found = first(layers, ...keys);
  const text = found?.node.text();
  return found === undefined || text === undefined ? undefined : cleanText(filled(text, found.variables));
}

/** `container_name`, `hostname` with its domain, network aliases, fixed addresses and what others call it. */
export function hostsOf(service: Service): readonly string[] {
  const [hostname, domain] = [textAt(service, 'hostname'), textAt(service, 'domainname')];
  const own = [textAt(service, 'container_name'), hostname, hostname && domain ? `${hostname}.${domain}` : undefined];
  const networks = each(service.layers, 'networks').flatMap(({ node, variables }) =>
    node.entries().flatMap(([, network]) => {
      const texts = [...network.get('aliases').texts(), network.get('ipv4_address').text(), network.get('ipv6_address').text()];
      return texts.flatMap((text) => (text === undefined ? [] : filled(text, variables)));
    }),
  );
  const all = [...own.filter((host) => host !== undefined), ...networks, ...service.known];
  return [...new Set(all)].filter((host) => host !== '' && host !== service.name).sort();
}

/** `build` is a folder or a map; contexts that are fetched from elsewhere are none of the repository's. */
function buildOf(service: Service): ComponentFact['build'] {
  const short = first(service.layers, 'build');
  if (!short) return undefined;
  const long = first(service.layers, 'build', 'context');
  const stated = long ?? (short.node.text() === undefined ? undefined : short) ?? shortForm(service);
  const context = contextOf(stated ?? short, stated?.node.text() ?? '.', service.repository);
  if (context === undefined) return undefined;
  const file = textAt(service, 'build', 'dockerfile');
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const target = textAt(service, 'build', 'target');
  return {
    context,
    ...(dockerfile && { dockerfile }),
    ...(target && { target }),
    ...argumentsOf(service),
    ...contextsOf(service),
  };
}

/** `args` is a map or a list of `KEY=value`; a key without a value takes that of the surroundings. */
function argumentsOf({ layers }: Service): Pick<NonNullable<ComponentFact['build']>, 'args'> {
  const stated = [...each(layers, 'build', 'args')].reverse().flatMap(({ node, variables }) => {
    const texts =
      node.kind === 'map' ? node.entries().map(([key, value]) => [key, value.text() ?? '']) : node.texts().map(keyAndValue);
    return texts.map(([key = '', text = '']) => [key, cleanSetting(key, filled(text, variables))] as const);
  });
  const args = stated.filter(([key, text]) => key !== '' && text !== '');
  return args.length === 0 ? {} : { args: Object.fromEntries(args) };
}

/** `additional_contexts` is a map or a list of `name=folder`; images, other services and addresses are no folders. */
function contextsOf({ layers, repository }: Service): Pick<NonNullable<ComponentFact['build']>, 'contexts'> {
  const folders = each(layers, 'build', 'additional_contexts').flatMap((layer) => {
    const { node } = layer;
    const stated =
      node.kind === 'map'
        ? node.entries().map(([, value]) => value.text() ?? '')
        : node.texts().map((text) => keyAndValue(text)[1] ?? '');
    return stated
      .filter((text) => text !== '' && !text.startsWith('service:'))
      .flatMap((text) => contextOf(layer, text, repository) ?? []);
  });
  return folders.length === 0 ? {} : { contexts: [...new Set(folders)].sort() };
}

function keyAndValue(text: string): readonly string[] {
  const end = text.indexOf('=');
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + 1)];
}

/** The folder may be stated in short form by a definition that a nearer one adds a target to. */
function shortForm({ layers }: Service): Layer | undefined {
  return each(layers, 'build').find(({ node }) => node.text() !== undefined);
}

function contextOf({ folder, variables }: Layer, stated: string, repository: Repository): string | undefined {
  const context = filled(stated, variables);
  return isRemote(context) ? undefined : existing(folder, context, repository);
}

/** Paths start from the file's folder; where nothing lies there, from the folder above that `--project-directory` must have named. */
function existing(folder: string, context: string, repository: Repository): string | undefined {
  const stated = joinPath(folder, context);
  if (stated === undefined || stated.includes('${')) return stated;
  const isThere = (path: string) => path === '.' || repository.paths.some((each) => each.startsWith(`${path}/`));
  if (isThere(stated)) return stated;
  for (let above = folder; above !== '.'; ) {
    above = folderOf(above);
    const other = joinPath(above, context);
    if (other !== undefined && isThere(other)) return other;
  }
  return stated;
}

/** `https://…`, `git@host:…`, `ssh://…`, `github.com/…`, as Docker tells them from folders. */
function isRemote(context: string): boolean {
  return /^([\w-]{1,20}:\/\/|git@|github\.com\/)/.test(context) || context.includes('.git#');
}

/** A command line is a text or a list of words. */
function commandPart(service: Service, key: 'entrypoint' | 'command'): readonly string[] {
  const found = first(service.layers, key);
  return found ? found.node.texts().map((text) => cleanText(filled(text, found.variables))) : [];
}
