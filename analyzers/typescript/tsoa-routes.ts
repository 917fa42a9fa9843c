import type { Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { asConfiguration } from './configuration-files.ts';
import { folderOf, foldersUp, joinPath } from './file-paths.ts';
import { filesLike } from './files-like.ts';
import { withFiles } from './loaded-controllers.ts';
import { isOwnCode } from './own-code.ts';
import { asObject, asText, readJson } from './read-json.ts';

/**
 * `RegisterRoutes(app)` of a file that tsoa writes when the program is built: it asks the controllers that `tsoa.json` names, below its base path.
 * https://tsoa-community.github.io/docs/getting-started.html#configuring-tsoa-and-typescript
 */
export function withWrittenRoutes(module: Module, repository: Repository): Module {
  const asked = module.imports.find(({ imported }) => imported === 'RegisterRoutes');
  if (!asked?.specifier.startsWith('.') || isThere(joinPath(folderOf(module.path), asked.specifier), repository)) return module;
  const folder = foldersUp(folderOf(module.path)).find((each) => repository.paths.includes(joinPath(each, 'tsoa.json')));
  if (folder === undefined) return module;
  const settings = readJson(repository, joinPath(folder, 'tsoa.json'));
  const globs = settings['controllerPathGlobs'];
  const patterns = (Array.isArray(globs) ? globs : []).flatMap((each) => asText(each) ?? []);
  const controllers = patterns.flatMap((pattern) => filesLike(joinPath(folder, pattern), repository));
  const basePath = asText(asObject(settings['routes'])['basePath']);
  return withFiles(basePath === undefined ? module : below(module, basePath), controllers);
}

function isThere(path: string, repository: Repository): boolean {
  const stem = path.replace(/\.[cm]?js$/, '');
  return ['.ts', '.js', '.mts', '.cts'].some((ending) => repository.has(stem + ending) && isOwnCode(stem + ending, repository));
}

function below(module: Module, basePath: string): Module {
  const given: Expression = { is: 'object', entries: [{ key: 'basePath', value: { is: 'literal', value: basePath } }] };
  return asConfiguration(module, 'tsoa', { expression: given, scope: 0 });
}
