// https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends
import type { ComposeFile } from './files.ts';
import { pathIn } from './files.ts';
import { isNamedCompose } from './is-compose-file.ts';
import { each, first, type Layer } from './layers.ts';
import type { Project } from './projects.ts';

/**
 * Projects that can be started: a file that others extend, and that is not named like one to start or has a service with neither image
 * nor build, only holds what these have in common.
 */
export function withoutTemplates(projects: readonly Project[]): readonly Project[] {
  const bases = new Set(projects.flatMap(({ files }) => files.flatMap(basesOf)));
  return projects.filter(({ path, files }) => {
    const [only, ...others] = files;
    const isTemplate =
      bases.has(path) && only !== undefined && others.length === 0 && (cannotStart(only) || !isNamedCompose(path));
    return !isTemplate;
  });
}

/** The other files that services of a file extend. */
function basesOf({ services, folder, variables, source }: ComposeFile): readonly string[] {
  return [...services.values()]
    .flatMap((node) => node.get('extends').get('file').text() ?? [])
    .flatMap((file) => pathIn(folder, file, variables) ?? [])
    .filter((path) => path !== source.path);
}

function cannotStart({ services }: ComposeFile): boolean {
  return [...services.values()].some((node) => !['image', 'build', 'extends', 'provider'].some((key) => node.get(key).exists));
}

/**
 * Services that are started: one that others of the project extend is nothing but what these have in common where it has neither image nor build, or stands
 * behind a profile that says so; any other profile is how people start it.
 */
export function withoutBases<T extends { readonly name: string; readonly layers: readonly Layer[] }>(
  services: readonly T[],
): readonly T[] {
  const bases = new Set(services.flatMap(({ layers }) => layers.flatMap(({ node }) => baseNamed(node.get('extends')))));
  return services.filter(({ name, layers }) => {
    const profiles = each(layers, 'profiles').flatMap(({ node }) => node.texts());
    const isShut = profiles.length > 0 && profiles.every((profile) => NEVER_STARTED.test(profile));
    return !bases.has(name) || (!isShut && (first(layers, 'image') || first(layers, 'build')));
  });
}

/** Profiles for what nobody starts. */
const NEVER_STARTED = /^(?:never|none|disabled|(?:.*[-_.])?(?:template|base|abstract)s?|do-?not-?(?:start|run|use))$/i;

function baseNamed(stated: Layer['node']): readonly string[] {
  if (stated.get('file').exists) return [];
  return [stated.text() ?? stated.get('service').text() ?? []].flat();
}
