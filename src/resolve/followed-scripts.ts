import type { Fact, FactOf } from '../model/fact.ts';
import { literal, textsOf } from '../model/value.ts';
import { scriptPath, throughScripts } from '../sdk/follow-scripts.ts';
import type { FactIndex } from './fact-index.ts';
import { folderOf } from './folders.ts';
import { imageRepository } from './knowledge/images.ts';

/**
 * Deployments and images that are started with a script of the repository start what it runs in the end: `./bin/worker` behind
 * `exec node apps/core/dist/worker.js`.
 */
export function withFollowedScripts(facts: FactIndex): FactIndex {
  const scripts = new Map(facts.of('script').map((fact) => [fact.path, fact]));
  if (scripts.size === 0) return facts;
  const paths = [...scripts.keys()];
  const follow = (command: string, folders: readonly string[], told?: (variable: string) => string | undefined) => {
    const found = throughScripts(command, (word) => scripts.get(scriptPath(word, paths, folders) ?? ''), told);
    return found === command ? {} : { command: found };
  };
  const components = facts
    .of('component')
    .map((fact) =>
      fact.command === undefined
        ? fact
        : { ...fact, ...follow(fact.command, foldersOf(fact, facts), (variable) => settingOf(variable, fact, facts)) },
    );
  const images = facts
    .of('image')
    .map((fact) => (fact.command === undefined ? fact : { ...fact, ...follow(fact.command, [folderOf(fact.path), '.']) }));
  const known = new Map<string, readonly Fact[]>([
    ['component', components],
    ['image', images],
  ]);
  return { of: <K extends Fact['kind']>(kind: K) => (known.get(kind) ?? facts.of(kind)) as readonly FactOf<K>[] };
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

function settingOf(key: string, { deployment, name }: FactOf<'component'>, facts: FactIndex): string | undefined {
  const set = facts
    .of('setting')
    .find(
      (each) =>
        each.key === key && each.owner?.is === 'component' && each.owner.deployment === deployment && each.owner.name === name,
    );
  return textsOf(set?.value ?? literal(null))[0];
}
