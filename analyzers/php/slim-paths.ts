import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { literalOf } from '../../src/frontend/rule-walker.ts';

const METHODS = /^(get|post|put|patch|delete|options|head|any|map|group|addRoute|addGroup)$/;

/**
 * A path whose end may be left out is served with it and without.
 * https://www.slimframework.com/docs/v4/objects/routing.html#optional-segments https://github.com/nikic/FastRoute#defining-routes
 */
export function linkSlimPaths(modules: readonly Module[]): readonly Module[] {
  return modules.map((module) => {
    if (!module.imports.some(({ specifier }) => /^(Slim|FastRoute)(\\|$)/.test(specifier))) return module;
    return { ...module, calls: module.calls.map(withForms) };
  });
}

function withForms(call: CallSite): CallSite {
  const { callee } = call;
  if (callee.is !== 'member' || !METHODS.test(callee.name)) return call;
  const index = callee.name === 'map' || callee.name === 'addRoute' ? 1 : 0;
  return { ...call, arguments: call.arguments.map((each, at) => (at === index ? formsOf(each) : each)) };
}

function formsOf(path: Expression): Expression {
  if (path.is !== 'literal' || typeof path.value !== 'string') return path;
  const forms = pathForms(path.value);
  return forms.length > 1 ? { is: 'choice', options: forms.map(literalOf) } : path;
}

/** `/news[/{year}[/{month}]]` is `/news`, `/news/{year}` and `/news/{year}/{month}`. */
function pathForms(path: string): readonly string[] {
  const forms: string[] = [];
  let form = '';
  let braces = 0;
  for (const character of path) {
    if (character === '{') braces += 1;
    if (character === '}') braces -= 1;
    if (braces === 0 && character === '[') forms.push(form);
    else if (braces > 0 || character !== ']') form += character;
  }
  return [...forms, form];
}
