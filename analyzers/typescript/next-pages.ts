import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { isOwnCode } from './own-code.ts';

const APP = /^((?:.*\/)?pages\/)_app\.[cm]?[jt]sx?$/;
const PAGE = /\.[cm]?[jt]sx?$/;

/**
 * The `Component` that the application's own file is given is any page beside it: `Component.getInitialProps(context, client)` calls what
 * each of them has under that name. https://nextjs.org/docs/pages/api-reference/functions/get-initial-props
 */
export function withPages(module: Module, repository: Repository): Module {
  const folder = APP.exec(module.path)?.[1];
  if (folder === undefined || !module.calls.some(({ callee }) => isOfPage(callee))) return module;
  const paths = repository.paths.filter((path) => isPageIn(folder, path) && isOwnCode(path, repository));
  const options = paths.map((path): Expression => {
    const of: Expression = { is: 'module', specifier: { is: 'literal', value: `/${path}` } };
    return { is: 'member', of, name: 'default' };
  });
  const calls = module.calls.map((call): CallSite => {
    const { callee } = call;
    return isOfPage(callee) ? { ...call, callee: { ...callee, of: { is: 'choice', options } } } : call;
  });
  return { ...module, calls };
}

function isPageIn(folder: string, path: string): boolean {
  const inside = path.startsWith(folder) && PAGE.test(path) ? path.slice(folder.length) : '';
  return inside !== '' && !inside.startsWith('_') && !inside.startsWith('api/');
}

function isOfPage(callee: Expression): callee is Expression & { is: 'member' } {
  if (callee.is !== 'member' || callee.name !== 'getInitialProps') return false;
  return (callee.of.is === 'member' || callee.of.is === 'name') && callee.of.name === 'Component';
}
