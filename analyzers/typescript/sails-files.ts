import type { Expression, Module, ObjectEntry } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { asConfiguration } from './configuration-files.ts';
import { folderOf, joinPath } from './file-paths.ts';
import { asObject, readJson } from './read-json.ts';

/** Files of the folder `config` by the name of what they export: https://sailsjs.com/documentation/anatomy/config */
const FILE = /(^|\/)config\/(routes|datastores)\.[jt]s$/;

/** Hands what a configuration file of Sails exports to it, as a call that its library model knows. */
export function withSailsConfig(module: Module, repository: Repository): Module {
  const [, , name] = FILE.exec(module.path) ?? [];
  const exported = name === undefined ? undefined : module.exports.find((each) => each.name === name)?.value;
  if (name === undefined || !exported || !asksForSails(module.path, repository)) return module;
  const { expression } = exported;
  const given = name === 'routes' && expression.is === 'object' ? withoutRedirects(expression) : expression;
  return asConfiguration(module, `sails-${name}`, { ...exported, expression: given });
}

function asksForSails(path: string, repository: Repository): boolean {
  const manifest = readJson(repository, joinPath(folderOf(folderOf(path)), 'package.json'));
  return 'sails' in asObject(manifest['dependencies']);
}

/** A text that is a path or a URL sends on; one that begins with `r|` is a regular expression. */
function withoutRedirects(routes: Expression & { readonly is: 'object' }): Expression {
  return { ...routes, entries: routes.entries.filter((entry) => !isRedirect(entry)) };
}

function isRedirect(entry: ObjectEntry): boolean {
  if (!('key' in entry)) return false;
  const { key, value } = entry;
  return key.startsWith('r|') || (value.is === 'literal' && /^(\/|https?:)/.test(String(value.value)));
}
