import { folderOf, isInside, type Source } from '../../../src/sdk/index.ts';
import { parseToml } from '../../../src/sdk/toml.ts';
import type { Asked, Format, Manifest } from '../manifest.ts';

/** https://docs.gradle.org/current/userguide/declaring_dependencies.html */
export const gradle: Format = {
  files: ['**/build.gradle', '**/build.gradle.kts', '**/gradle/*.versions.toml'],
  isMeant: (path) => /(^|\/)build\.gradle(\.kts)?$/.test(path),
  read,
};

/** Names that a script uses for packages: `spring.kafka` of `libs.spring.kafka`. */
type Accessors = ReadonlyMap<string, readonly string[]>;

const FOR_EVERYONE = /^(subprojects|allprojects|configure\s{0,9}\(\s{0,9}(?:sub|all)projects)\b/;
const FOR_OTHERS = /^subprojects\b/;

function read(source: Source, catalogs: readonly Source[]): Manifest {
  const folder = folderOf(source.path);
  const accessors = accessorsFor(folder, catalogs);
  const asks: Asked[] = [];
  const handsDown: Asked[] = [];
  let blocks: readonly string[] = [];
  for (const [index, raw] of source.text.split(/\r?\n/).entries()) {
    const text = raw.replace(/(^|\s)\/\/.*$/, '').trim();
    const isForTests = /^["'(]?\w*test/i.test(text);
    const found = namesIn(text, accessors, source.path).map((name) => ({ name, source, line: index + 1, isForTests }));
    if (!blocks.some((block) => FOR_OTHERS.test(block))) asks.push(...found);
    if (blocks.some((block) => FOR_EVERYONE.test(block))) handsDown.push(...found);
    blocks = blocksAfter(text, blocks);
  }
  return { source, ecosystem: 'maven', names: [projectAt(folder)], asks, handsDown };
}

function namesIn(text: string, accessors: Accessors, path: string): readonly string[] {
  const quoted = [...text.matchAll(/["']([\w.-]{1,100}:[\w.-]{1,100})(?::[^"']{0,60})?["']/g)].map(([, name = '']) => name);
  const plugins = [...text.matchAll(/\bid[ (]{1,3}["']([\w.-]{1,100})["']/g)].map(([, id = '']) => id);
  const [, group] = /\bgroup\s{0,3}[:=]\s{0,3}["']([\w.-]{1,100})/.exec(text) ?? [];
  const [, artifact] = /\bname\s{0,3}[:=]\s{0,3}["']([\w.-]{1,100})/.exec(text) ?? [];
  const aliases = [...text.matchAll(/\blibs\.([\w.]{1,100})/g)].flatMap(
    ([, accessor = '']) => accessors.get(accessor.replace(/\.get$/, '')) ?? [],
  );
  const projects = [...text.matchAll(/\bproject\s{0,3}\([^"')]{0,20}["']:?([\w.:/-]{1,100})["']/g)].map(([, name = '']) =>
    projectNamed(name, path),
  );
  const pairs = group !== undefined && artifact !== undefined ? [`${group}:${artifact}`] : [];
  return [...quoted, ...plugins, ...pairs, ...aliases, ...projects].filter((name) => !name.endsWith('-bom'));
}

/** The blocks that are open behind a line. */
function blocksAfter(text: string, before: readonly string[]): readonly string[] {
  const open = [...before];
  for (const [bracket] of text.matchAll(/[{}]/g)) {
    if (bracket === '{') open.push(text);
    else open.pop();
  }
  return open;
}

/** Projects lie in folders of their path below the build's root, which may itself be any folder above. */
function projectNamed(name: string, path: string): string {
  const steps = name.replaceAll(':', '/');
  const above = folderOf(path).split('/');
  const shared = above.indexOf(steps.split('/')[0] ?? '');
  const root = shared < 0 ? above.slice(0, -1) : above.slice(0, shared);
  return projectAt([...root.filter((step) => step !== '.'), steps].join('/'));
}

function projectAt(folder: string): string {
  return `project at ${folder}`;
}

/** https://docs.gradle.org/current/userguide/version_catalogs.html */
function accessorsFor(folder: string, catalogs: readonly Source[]): Accessors {
  const around = catalogs.filter(({ path }) => {
    const root = folderOf(folderOf(path));
    return isInside(folder, root);
  });
  return new Map(around.flatMap(accessorsOf));
}

function accessorsOf(catalog: Source): readonly (readonly [string, readonly string[]])[] {
  const { root } = parseToml(catalog);
  const libraries = root
    .get('libraries')
    .entries()
    .flatMap(([key, node]): readonly (readonly [string, readonly string[]])[] => {
      const group = node.get('group').text();
      const module = node.get('module').text() ?? (group && `${group}:${node.get('name').text() ?? ''}`);
      const name = module ?? node.text()?.split(':').slice(0, 2).join(':');
      return name === undefined ? [] : [[accessorOf(key), [name]]];
    });
  const known = new Map(libraries);
  const bundles = root.get('bundles').entries();
  return [
    ...libraries,
    ...bundles.map(
      ([key, node]) => [`bundles.${accessorOf(key)}`, node.texts().flatMap((each) => known.get(accessorOf(each)) ?? [])] as const,
    ),
  ];
}

function accessorOf(key: string): string {
  return key.replace(/[-_]/g, '.');
}
