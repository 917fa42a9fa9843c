import { type BuildFact, folderOf, foldersAround, joinPath, type Repository, type TreeNode } from '../../src/sdk/index.ts';

/** How a service is built: https://render.com/docs/blueprint-spec#runtime. Older files call the runtime `env`. */
function runtimeOf(service: TreeNode): string | undefined {
  return service.get('runtime').text() ?? service.get('env').text();
}

/** Whether it is a page whose files Render sends out. */
export function isStatic(service: TreeNode): boolean {
  return runtimeOf(service) === 'static' || service.get('type').text() === 'static' || service.get('staticPublishPath').exists;
}

/**
 * A folder, or a Dockerfile. Paths of Docker begin at the root of the repository, in a service with a folder of its own at that:
 * https://render.com/docs/monorepo-support#setting-a-root-directory
 */
export function buildOf(
  service: TreeNode,
  base: string,
  repository: Repository,
): Pick<BuildFact, 'context' | 'dockerfile'> | undefined {
  const folder = joinPath(base, service.get('rootDir').text() ?? '.') ?? base;
  const runtime = runtimeOf(service);
  if (runtime === 'image') return undefined;
  if (runtime !== 'docker') return { context: enteredBy(service, folder) };
  const context = joinPath(folder, service.get('dockerContext').text() ?? '.') ?? folder;
  const named = service.get('dockerfilePath').text() ?? 'Dockerfile';
  const places = [joinPath(folder, named), joinPath(base, named), joinPath(context, named)];
  const dockerfile = places.find((each) => each !== undefined && repository.has(each));
  return dockerfile === undefined ? { context } : { context, dockerfile };
}

/** Where paths begin: at the root of the repository, or beside a blueprint of a checkout that lies deeper, as what it names is there. */
export function baseOf(services: readonly TreeNode[], { paths }: Repository): string {
  const beside = folderOf(services[0]?.source.path ?? '');
  const named = services
    .flatMap((each) => [each.get('rootDir'), each.get('dockerfilePath')])
    .flatMap((each) => each.text() ?? []);
  if (beside === '.' || named.length === 0) return '.';
  const places = new Set([...paths, ...paths.flatMap(foldersAround)]);
  const holds = (base: string) =>
    named.some((each) => {
      const place = joinPath(base, each);
      return place !== undefined && place !== base && places.has(place);
    });
  return !holds('.') && holds(beside) ? beside : '.';
}

/** `cd services/orders && npm start` */
function enteredBy(service: TreeNode, folder: string): string {
  const commands = ['startCommand', 'buildCommand'].map((key) => service.get(key).text() ?? '');
  const into = commands.flatMap((command) => /^\s*cd\s+["']?([\w./@-]{1,200})["']?\s*(?:&&|;|\n|$)/.exec(command)?.[1] ?? [])[0];
  return (into === undefined ? undefined : joinPath(folder, into)) ?? folder;
}
