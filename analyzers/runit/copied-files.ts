// https://docs.docker.com/reference/dockerfile/#copy
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';

/** What a Dockerfile copies from its context, and where the image has it. */
export interface Copied {
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

const DOCKERFILE = /(^|\/)([^/]*\.)?(Dockerfile|Containerfile)[^/]*$/i;

/** What each Dockerfile of the repository copies, with the folder that its sources are there from as context. */
export function copiedFiles(repository: Repository): readonly Copied[] {
  return repository.paths
    .filter((path) => DOCKERFILE.test(path))
    .map((path) => {
      const text = repository.read(path)?.text ?? '';
      const stated = copiesIn(text);
      const contexts = [folderOf(path), '.'].map((context) => stated.flatMap((each) => inContext(each, context)));
      const there = contexts.map((pairs) => pairs.filter(({ from }) => isThere(from, repository)));
      return { pairs: there.sort((one, other) => other.length - one.length)[0] ?? [] };
    });
}

interface Stated {
  readonly sources: readonly string[];
  readonly to: string;
  /** The folders around a source come along. */
  readonly keepsParents: boolean;
}

function copiesIn(text: string): readonly Stated[] {
  let folder = '/';
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, instruction = '', options = '', rest = ''] =
        /^[ \t]*(COPY|ADD|WORKDIR)[ \t]+((?:--\S+[ \t]+)*)(.{1,1000})$/i.exec(line) ?? [];
      if (/^workdir$/i.test(instruction)) folder = absolute(rest.trim(), folder);
      if (!/^(copy|add)$/i.test(instruction) || /--from=/.test(options)) return [];
      const words = /^\s*\[/.test(rest)
        ? [...rest.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word)
        : rest.trim().split(/\s+/);
      const to = words.at(-1) ?? '';
      return words.length < 2
        ? []
        : [{ sources: words.slice(0, -1), to: absolute(to, folder), keepsParents: /--parents\b/.test(options) }];
    });
}

function absolute(place: string, folder: string): string {
  return place.startsWith('/') ? place : `${folder.replace(/\/+$/, '')}/${place.replace(/^(\.\/)+|^\.$/, '')}`;
}

/** With `--parents` what stands behind `/./`, or else the whole path, is kept: https://docs.docker.com/reference/dockerfile/#copy---parents */
function inContext({ sources, to, keepsParents }: Stated, context: string): Copied['pairs'] {
  return sources.flatMap((source) => {
    const from = joinPath(context, source.replace(/^\/+/, '').replace(/\/+$/, '') || '.');
    const kept = keepsParents
      ? `${to.replace(/\/+$/, '')}/${source.replace(/^.*\/\.\//, '').replace(/^(\.?\/)+|\/+$/g, '')}`
      : to;
    return from === undefined || /[$*?]/.test(source) ? [] : [{ from, to: kept }];
  });
}

function isThere(path: string, repository: Repository): boolean {
  return path === '.' || repository.has(path) || repository.paths.some((each) => each.startsWith(`${path}/`));
}

/** Where the image has a file of the repository. */
export function placesIn({ pairs }: Copied, file: string): readonly string[] {
  return pairs.flatMap(({ from, to }) => {
    if (file === from) return [to.endsWith('/') ? to + file.slice(file.lastIndexOf('/') + 1) : to];
    const rest = from === '.' ? file : file.startsWith(`${from}/`) ? file.slice(from.length + 1) : undefined;
    return rest === undefined ? [] : [`${to.replace(/\/+$/, '')}/${rest}`];
  });
}

/** The file of the repository that the image has at a place; what was copied last counts. */
export function fileBehind({ pairs }: Copied, place: string, repository: Repository): string | undefined {
  for (const { from, to } of [...pairs].reverse()) {
    const base = to.replace(/\/+$/, '');
    const rest = place.startsWith(`${base}/`) ? place.slice(base.length + 1) : undefined;
    const path = place === base ? from : rest === undefined ? undefined : joinPath(from, rest);
    if (path !== undefined && repository.has(path)) return path;
  }
  return undefined;
}
