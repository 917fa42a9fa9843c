import type { Module } from '../../src/code/ir.ts';
import { ModuleDraft, type VariableDraft } from '../../src/frontend/module-draft.ts';
import { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { expressions } from './expressions.ts';
import type { At } from './lowering.ts';
import { startOfRoutes } from './rails-scopes.ts';
import { requiredIn } from './required-files.ts';

/** Files that hold parts of the routes: https://guides.rubyonrails.org/routing.html#breaking-up-very-large-route-file-into-multiple-small-ones */
const PART_OF_ROUTES = /(^|\/)config\/routes\/[^/]+\.rb$/;
/** Opens the methods that a library adds to the program itself: `get '/orders' do` at the top of a file. */
const CLASSIC = /^[ \t]*require\s*\(?\s*['"]sinatra['"]/m;

/** Makes plain data of one file. Constants go by their full names; every file of a program sees them. */
export function lower(root: Node, source: Source): Module {
  const draft = new ModuleDraft(source, 'ruby');
  const lowering = new RuleWalker<At>(draft, { expressions, statements: {} });
  const isClassic = CLASSIC.test(source.text);
  const at: At = { scope: 0, nesting: [], ...(isClassic ? { isBody: true } : {}) };
  if (isClassic) draft.opens.push('sinatra');
  lowering.children(root, PART_OF_ROUTES.test(source.path) ? { ...at, routes: startOfRoutes(at) } : at);
  for (const variable of draft.scopes[0]?.variables ?? []) {
    const { name } = variable;
    if (/^[A-Z]|^asbuilt/.test(name) || isMethod(variable))
      draft.exports.push({ name, value: { expression: { is: 'name', name }, scope: 0 } });
  }
  for (const required of requiredIn(source)) draft.requires.add(required);
  return { ...draft.finish(), callsItself: ['call'], asksByCalls: true };
}

/** What `def` makes is there for every file; a variable of a script is its own. */
function isMethod({ name, values }: VariableDraft): boolean {
  return /^[a-z_]\w*[?!]?$/.test(name) && values.some(({ expression }) => expression.is === 'function');
}
