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

type Targets = ReadonlyMap<string, Target>;

/** A target with those that it inherits from, each once: what stands first goes before what stands later. */
function lineageOf(target: Target, all: Targets): readonly Target[] {
  const found = new Set<Target>();
  const work = [target];
  for (let at = work.pop(); at; at = work.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    for (const name of at.lists.get('inherits') ?? []) {
      const parent = all.get(name);
      if (parent) work.push(parent);
    }
  }
  return [...found];
}

/** One build for each tag; the context is relative to the file, which Bake is started beside. */
function buildFacts(target: Target, all: Targets, source: Source): readonly (BuildFact | SettingFact)[] {
  const lineage = lineageOf(target, all);
  const text = (key: string) => lineage.find(({ texts }) => texts.has(key))?.texts.get(key);
  const tags = lineage.find(({ lists }) => lists.get('tags')?.length)?.lists.get('tags') ?? [];
  const context = joinPath(folderOf(source.path), text('context') ?? '.');
  if (context === undefined || /:\/\//.test(text('context') ?? '')) return [];
  const file = text('dockerfile');
  const dockerfile = file === undefined ? undefined : joinPath(context, file);
  const stage = text('target');
  const evidence = evidenceAt(source, target.line);
  const args = argumentsOf(lineage).map(
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

/** Of a key that several targets of the lineage state, the nearest counts. */
function argumentsOf(lineage: readonly Target[]): Target['args'] {
  const stated = [...lineage].reverse().flatMap(({ args }) => args);
  return [...new Map(stated.map((each) => [each.key, each])).values()];
}
