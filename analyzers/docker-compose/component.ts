import { type ComponentFact, cleanSetting, folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { filled } from './files.ts';
import { each, first, type Layer } from './layers.ts';
import { commandPart, type Service, textAt } from './service.ts';
import { startFolderOf } from './start-folder.ts';

export function componentFact(service: Service): ComponentFact {
  const { name, deployment, layers, mounts } = service;
  const [evidence = { path: deployment.slice('compose:'.length), line: 1, text: '' }, ...others] = service.places;
  const inline = first(layers, 'build', 'dockerfile_inline')?.node.text();
  const image = textAt(service, 'image')?.split('@')[0] ?? (inline && baseOf(inline));
  const build = inline !== undefined && !/^[ \t]*(COPY|ADD)\s/im.test(inline) ? undefined : buildOf(service);
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
    ...startOf(service),
    ...((profiles.length > 0 || service.isAwaitedToEnd) && { auxiliary: true }),
    ...(service.isAwaitedToEnd && { once: true }),
    ...(replicas !== undefined && { replicas }),
    ...(mounts.length > 0 && { mounts }),
  };
}

/** What it runs, and where. */
function startOf(service: Service): Pick<ComponentFact, 'command' | 'startsIn'> {
  const command = [...commandPart(service, 'entrypoint'), ...commandPart(service, 'command')].join(' ');
  const startsIn = startFolderOf(service);
  return { ...(command && { command }), ...(startsIn !== undefined && { startsIn }) };
}

/** The last FROM of a Dockerfile that stands in the compose file. */
function baseOf(dockerfile: string): string | undefined {
  return [...dockerfile.matchAll(/^[ \t]*FROM\s+(?:--\S+\s+)*(\S+)/gim)].at(-1)?.[1];
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
