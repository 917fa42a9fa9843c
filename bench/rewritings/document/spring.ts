import type { Files, Rewriting } from '../rewriting.ts';
import { type Data, dumpAll, isMap, loaded } from './yaml.ts';

const SETTINGS = /^(.*\/resources\/(?:config\/)?(?:application|bootstrap)(?:-[\w-]+)?)\.(ya?ml|properties)$/;

export const SPRING: readonly Rewriting[] = [
  each('spring-properties', 'application.yml becomes application.properties', 'properties', (text) => {
    const [root, ...others] = loaded(text) ?? [];
    return isMap(root) && others.length === 0
      ? flat('', root)
          ?.map(([key, value]) => `${key}=${value}\n`)
          .join('')
      : undefined;
  }),
  each('spring-yaml', 'application.properties becomes application.yml', 'yml', (text) => {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^\s*[#!]/.test(line));
    const entries = lines.map((line) => /^\s*([\w.-]+)\s*[=:]\s*([^\\]*?)\s*$/.exec(line));
    const root: Nested = {};
    return entries.every((entry) => entry !== null && put(root, entry[1]?.split('.') ?? [], entry[2] ?? ''))
      ? dumpAll([root as Data])
      : undefined;
  }),
];

function each(name: string, about: string, ending: string, way: (text: string) => string | undefined): Rewriting {
  return {
    name,
    about,
    rewrite: async (files: Files) => {
      const rewritten = new Map<string, string | undefined>();
      for (const [path, text] of files) {
        const [, stem, now] = SETTINGS.exec(path) ?? [];
        const isOther = (now === 'properties') !== (ending === 'properties');
        const isAlone = ['yml', 'yaml', 'properties'].every((other) => other === now || !files.has(`${stem}.${other}`));
        const written = stem && isOther && isAlone ? way(text) : undefined;
        if (written === undefined || written === '') continue;
        rewritten.set(path, undefined);
        rewritten.set(`${stem}.${ending}`, written);
      }
      return { files: rewritten, places: rewritten.size / 2 };
    },
  };
}

/** Keys in one word with dots; `undefined` where a key or value would have to be escaped. */
function flat(key: string, data: Data): readonly (readonly [string, string])[] | undefined {
  if (Array.isArray(data)) return together(data.map((value: Data, at) => flat(`${key}[${at}]`, value)));
  if (isMap(data))
    return together(
      Object.entries(data).map(([name, value]) =>
        /^[\w.-]+$/.test(name) ? flat(key ? `${key}.${name}` : name, value) : undefined,
      ),
    );
  const value = data === null ? '' : String(data);
  return /[\\\n]|^\s|[^\x20-\x7e]/.test(value) ? undefined : [[key, value]];
}

function together(
  parts: readonly (readonly (readonly [string, string])[] | undefined)[],
): readonly (readonly [string, string])[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

interface Nested {
  [key: string]: Nested | string;
}

/** Whether there was a place for the value: a key may not be a value and a map at once. */
function put(into: Nested, keys: readonly string[], value: string): boolean {
  const [first = '', ...rest] = keys;
  if (rest.length === 0) {
    if (into[first] !== undefined) return false;
    into[first] = value;
    return true;
  }
  const inner = into[first] ?? {};
  if (typeof inner === 'string') return false;
  into[first] = inner;
  return put(inner, rest, value);
}
