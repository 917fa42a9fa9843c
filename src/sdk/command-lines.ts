import type { Source } from '../model/analyzer.ts';
import { folderOf, joinPath } from './path.ts';
import type { TreeNode } from './tree.ts';
import { parseYaml } from './yaml.ts';
import { yamlKey } from './yaml-key.ts';

/** A command line, and the folders that its image is made of where the file says so: the Dockerfile's, then the build context. */
export interface CommandLine {
  readonly line: string;
  readonly folders: readonly string[];
}

const SERVICES = yamlKey('services');

/**
 * The command lines that a script, a process list or a YAML file of a deployment may hold: YAML lists of words are read as one line, and
 * of a YAML file only what stands at `command`, `args`, `entrypoint` and `run`.
 */
export function commandLinesOf(source: Source): readonly CommandLine[] {
  const { path, text } = source;
  if (!/\.ya?ml$/.test(path)) return withoutFolders(text.split(/\r?\n/).filter((line) => !/^\s*[#;]/.test(line)));
  const services = SERVICES.test(text) ? servicesOf(source) : [];
  if (services.length > 0) return services.flatMap((service) => commandsOf(service, services));
  const joined = text.replace(/\n[ \t]*-[ \t]+(?=["']?[-\w./:=]+["']?[ \t]*(?:\r?\n|$))/g, ' ');
  return withoutFolders(
    joined.split(/\r?\n/).flatMap((line) => {
      const value = /(?:command|args|entrypoint|run):(.*)$/.exec(line)?.[1];
      return value === undefined ? [] : asWords(value);
    }),
  );
}

function withoutFolders(lines: readonly string[]): readonly CommandLine[] {
  return lines.map((line) => ({ line, folders: [] }));
}

/** `["node", "dist/worker.js"]` as a line of words. */
function asWords(value: string): string {
  return /^\s*\[.*\]\s*(?:#.*)?$/.test(value) ? value.replace(/["',[\]]+/g, ' ') : value;
}

/** https://docs.docker.com/reference/compose-file/services/ */
function servicesOf(source: Source): readonly TreeNode[] {
  const [file] = parseYaml(source).documents;
  return (file?.get('services').entries() ?? []).map(([, service]) => service).filter(({ kind }) => kind === 'map');
}

function commandsOf(service: TreeNode, all: readonly TreeNode[]): readonly CommandLine[] {
  const lines = ['entrypoint', 'command'].flatMap((key) => {
    const node = service.get(key);
    return node.kind === 'list' ? [node.texts().join(' ')] : (node.text() ?? []);
  });
  if (lines.length === 0) return [];
  const image = service.get('image').text();
  const built = [service, ...all.filter((each) => image !== undefined && each.get('image').text() === image)];
  const folders = built.map(foldersOf).find((each) => each.length > 0) ?? [];
  return lines.map((line) => ({ line, folders }));
}

function foldersOf(service: TreeNode): readonly string[] {
  const build = service.get('build');
  const written = build.text() ?? build.get('context').text() ?? (build.exists ? '.' : undefined);
  // A context may be told by a variable, or lie in another repository.
  const isKnown = written !== undefined && !/[$:]/.test(written);
  const context = isKnown ? joinPath(folderOf(service.source.path), written) : undefined;
  if (context === undefined) return [];
  const dockerfile = build.get('dockerfile').text();
  const beside = dockerfile === undefined ? undefined : joinPath(context, dockerfile);
  return [...(beside === undefined ? [] : [folderOf(beside)]), context];
}
