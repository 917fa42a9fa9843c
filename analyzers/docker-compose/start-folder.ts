import { folderOf, joinPath } from '../../src/sdk/index.ts';
import { bindsOf } from './mounts.ts';
import { commandPart, type Service, textAt } from './service.ts';

/** Where images start what is mounted into them, unless they are told another place: https://hub.docker.com/_/php */
const USUAL = new Map([['php', '/var/www/html']]);

/**
 * The folder of the repository that the service is started in, because it is mounted there: its working directory, else a place that its
 * command names.
 */
export function startFolderOf(service: Service): string | undefined {
  const binds = bindsOf(service.layers);
  if (binds.length === 0) return undefined;
  const image = textAt(service, 'image')?.replace(/[:@].*$/, '') ?? '';
  const stated = textAt(service, 'working_dir') ?? USUAL.get(image);
  const words = (['entrypoint', 'command'] as const).flatMap((key) => commandPart(service, key)).join(' ');
  const named = words.split(/[\s"';&|=]+/).filter((word) => /^\/\w/.test(word));
  const found = (stated === undefined ? named : [stated]).flatMap((place) => lyingAt(place, binds) ?? []);
  // `cd /srv && python /srv/stock/count.py`: a file says more than a folder.
  const file = found.find((path) => service.repository.has(path));
  return file === undefined ? found.find((path) => isFolder(path, service)) : folderOf(file);
}

/** The path in the repository of what lies at a place in the container. */
function lyingAt(place: string, binds: ReturnType<typeof bindsOf>): string | undefined {
  const around = binds.filter(({ target }) => `${place}/`.startsWith(`${target}/`));
  const [nearest] = [...around].sort((a, b) => b.target.length - a.target.length);
  return nearest && joinPath(nearest.path, place.slice(nearest.target.length).replace(/^\/+/, '') || '.');
}

function isFolder(path: string, { repository }: Service): boolean {
  return path === '.' || repository.paths.some((each) => each.startsWith(`${path}/`));
}
