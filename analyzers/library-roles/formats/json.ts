import { parseJson, type Source } from '../../../src/sdk/index.ts';
import type { Ecosystem } from '../known/known.ts';
import { type Asked, type Format, type Manifest, manifestOf } from '../manifest.ts';

/** https://docs.npmjs.com/cli/configuring-npm/package-json */
export const nodePackage = jsonFormat('package.json', 'npm', ['dependencies', 'optionalDependencies'], ['devDependencies']);

/** https://getcomposer.org/doc/04-schema.md */
export const composer = jsonFormat('composer.json', 'composer', ['require'], ['require-dev']);

function jsonFormat(file: string, ecosystem: Ecosystem, runs: readonly string[], tests: readonly string[]): Format {
  const read = (source: Source): Manifest => {
    const { root } = parseJson(source);
    const below = (key: string, isForTests: boolean): readonly Asked[] =>
      root
        .get(key)
        .entries()
        .map(([name, { line }]) => ({ name, source, line, isForTests }));
    const asks = [...runs.flatMap((key) => below(key, false)), ...tests.flatMap((key) => below(key, true))];
    return manifestOf(source, ecosystem, [root.get('name').text()], asks);
  };
  return { files: [`**/${file}`], isMeant: (path) => path === file || path.endsWith(`/${file}`), read };
}
