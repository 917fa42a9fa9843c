// https://docs.docker.com/build/bake/reference/
import {
  type BuildArgument,
  type BuildFact,
  buildArgumentFacts,
  defineAnalyzer,
  evidenceAt,
  folderOf,
  joinPath,
  parseJson,
  plainArguments,
  type SettingFact,
  type Source,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { type Target, targetsInHcl } from './hcl.ts';

export default defineAnalyzer({
  name: 'docker-bake',
  files: ['**/docker-bake*.{hcl,json}', '**/*.bake.{hcl,json}'],
  analyze: (sources) => ({ facts: sources.flatMap(readFile), problems: [] }),
});

function readFile(source: Source): readonly (BuildFact | SettingFact)[] {
  const targets = source.path.endsWith('.json') ? targetsInJson(source) : targetsInHcl(source.text);
  const byName = new Map(targets.map((target) => [target.name, target]));
  return targets.flatMap((target) => buildFacts(target, byName, source));
}

function targetsInJson(source: Source): readonly Target[] {
  return parseJson(source)
    .root.get('target')
    .entries()
    .map(([name, node]) => ({
      name,
      line: node.line,
      texts: new Map(['context', 'dockerfile', 'target'].flatMap((key) => textOf(node, key))),
      lists: new Map([['tags', node.get('tags').texts()] as const, ['inherits', node.get('inherits').texts()] as const]),
      args: node
        .get('args')
        .entries()
        .flatMap(([key, value]) => (value.text() === undefined ? [] : [{ key, text: value.text() ?? '', line: value.line }])),
    }));
}

function textOf(node: YamlNode, key: string): readonly (readonly [string, string])[] {
  const text = node.get(key).text();
  return text === undefined ? [] : [[key, text]];
}

const MOST_PARENTS = 20;

/** A target's own value, else that of the last target it inherits from. */
function inherited<T>(
  target: Target,
  read: (target: Target) => T | undefined,
  all: ReadonlyMap<string, Target>,
  depth = 0,
): T | undefined {
  const own = read(target);
  if (own !== undefined || depth > MOST_PARENTS) return own;
  const parents = (target.lists.get('inherits') ?? []).flatMap((name) => all.get(name) ?? []).reverse();
  return parents.map((parent) => inherited(parent, read, all, depth + 1)).find((value) => value !== undefined);
}

/** One build for each tag; the context is relative to the file, which Bake is started beside. */
function buildFacts(target: Target, all: ReadonlyMap<string, Target>, source: Source): readonly (BuildFact | SettingFact)[] {
  const text = (key: string) => inherited(target, ({ texts }) => texts.get(key), all);
  const tags = inherited(target, ({ lists }) => (lists.get('tags')?.length ? lists.get('tags') : undefined), all) ?? [];
  const context = joinPath(folderOf(source.path), text('context') ?? '.');
  if (context === undefined || /:\/\//.test(text('context') ?? '')) return [];
  const file = text('dockerfile');
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const stage = text('target');
  const evidence = evidenceAt(source, target.line);
  const args = argumentsOf(target, all).map(
    ({ key, text: value, line }): BuildArgument => ({ key, text: value, evidence: evidenceAt(source, line) }),
  );
  return tags.flatMap((image): readonly (BuildFact | SettingFact)[] => [
    {
      kind: 'build',
      evidence,
      image,
      context,
      ...(dockerfile && { dockerfile }),
      ...(stage && { target: stage }),
      ...plainArguments(args),
    },
    ...buildArgumentFacts(image, args),
  ]);
}

/** Of a key that several targets of the line state, the nearest counts. */
function argumentsOf(target: Target, all: ReadonlyMap<string, Target>, depth = 0): Target['args'] {
  const parents = depth > MOST_PARENTS ? [] : (target.lists.get('inherits') ?? []).flatMap((name) => all.get(name) ?? []);
  const stated = [...parents.flatMap((parent) => argumentsOf(parent, all, depth + 1)), ...target.args];
  return [...new Map(stated.map((each) => [each.key, each])).values()];
}
