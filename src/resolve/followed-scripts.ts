import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import { pathsByName, scriptPath, throughScripts } from '../sdk/follow-scripts.ts';
import { type FactIndex, withFacts } from './fact-index.ts';
import { folderOf } from './folders.ts';
import { imageRepository } from './knowledge/images.ts';
import { settingOf } from './settings-of-components.ts';

/**
 * Deployments and images that are started with a script of the repository start what it runs in the end: `./bin/worker` behind
 * `exec node apps/core/dist/worker.js`.
 */
export function withFollowedScripts(facts: FactIndex): FactIndex {
  const scripts = new Map(facts.of('script').map((fact) => [fact.path, fact]));
  if (scripts.size === 0) return facts;
  const paths = pathsByName(scripts.keys());
  const follow = (command: string, folders: readonly string[], told?: (variable: string) => string | undefined) => {
    const found = throughScripts(command, (word) => scripts.get(scriptPath(word, paths, folders) ?? ''), told);
    return found === command ? {} : { command: found };
  };
  const components = facts
    .of('component')
    .map((fact) =>
      fact.command === undefined
        ? fact
        : { ...fact, ...follow(fact.command, foldersOf(fact, facts), (variable) => settingOf(fact, variable, facts)) },
    );
  const images = facts
    .of('image')
    .map((fact) => (fact.command === undefined ? fact : { ...fact, ...follow(fact.command, [folderOf(fact.path), '.']) }));
  return withFacts(
    facts,
    new Map<FactKind, readonly Fact[]>([
      ['component', components],
      ['image', images],
    ]),
  );
}

/** What its image is made of, where it is told, then where its own file lies. */
function foldersOf({ build, image, evidence }: FactOf<'component'>, facts: FactIndex): readonly string[] {
  const repository = image === undefined ? undefined : imageRepository(image);
  const builds = repository === undefined ? [] : facts.of('build').filter((each) => imageRepository(each.image) === repository);
  const contexts = [...(build ? [build] : []), ...builds].flatMap(({ context, dockerfile }) => [
    context,
    ...(dockerfile === undefined ? [] : [folderOf(dockerfile)]),
  ]);
  return [...new Set([...contexts, folderOf(evidence.path)])];
}
