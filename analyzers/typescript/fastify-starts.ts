import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { asConfiguration, unwrapped } from './configuration-files.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { asObject, asText, readJson } from './read-json.ts';

/** `fastify start -l info app.js`. https://github.com/fastify/fastify-cli#start */
const START = /(?:^|[\s&|;"'])fastify\s+start\b([^&|;]*)/;
const BUILT = /^(dist|build|lib|out)\//;

/** Hands the plugin that a file exports to fastify-cli, as a call that library models know, where a script of its package starts it so. */
export function fastifyStartsIn(repository: Repository): (module: Module) => Module {
  const packages = repository.paths.filter((path) => /(^|\/)package\.json$/.test(path));
  const started = new Set(packages.flatMap((path) => filesStartedBy(path, repository)));
  return (module) => {
    const exported = module.exports.find(({ name }) => name === 'default' || name === '=')?.value;
    if (!exported || !started.has(withoutEnding(module.path))) return module;
    const [plugin] = unwrapped(exported, module, 0).flatMap(({ expression }) =>
      expression.is === 'function' ? [expression] : [],
    );
    return asConfiguration(module, 'fastify-cli', exported, plugin && module.functions[plugin.function]?.place);
  };
}

/** What the scripts of a package start, without endings; what is built there stands in `src` or at the top. */
function filesStartedBy(path: string, repository: Repository): readonly string[] {
  const folder = folderOf(path);
  return Object.values(asObject(readJson(repository, path)['scripts'])).flatMap((script) => {
    const [, words = ''] = START.exec(asText(script) ?? '') ?? [];
    const file = words.split(/\s+/).findLast((word) => /\.[cm]?[jt]s$/.test(word));
    if (file === undefined) return [];
    const plain = withoutEnding(file.replace(/^\.\//, ''));
    return [plain, plain.replace(BUILT, 'src/'), plain.replace(BUILT, '')].map((each) => joinPath(folder, each));
  });
}

function withoutEnding(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '');
}
