import type { CallSite, Expression, Module } from '../../src/code/ir.ts';

const OF: Expression = { is: 'module', specifier: { is: 'literal', value: 'page-settings:' } };

/** Functions of HTTP clients that ask for a file: `fetch`, `axios.get`, `$.getJSON`. */
const ASKING = new Set(['fetch', 'get', 'getJSON']);

/** JSON beside the page that is called after its settings: `/config.json`, `assets/env.prod.json?v=2`. */
const SETTINGS = /^\.{0,2}\/?(?:[\w.-]+\/)*[\w.-]*(?:env|config|settings|runtime|environment)[\w.-]*\.json(?:\?.*)?$/i;

/** What stands for the page's own address. */
const OWN = /^(?:BASE_URL|PUBLIC_URL|baseURI|baseHref|BASE_HREF|origin|href)$/;

/**
 * A page that cannot read an environment asks for a file beside it when it starts: no request to anybody, but settings under the names of its members.
 * https://angular.dev/api/core/provideAppInitializer, https://vite.dev/guide/assets#the-public-directory
 */
export function withFetchedSettings(module: Module): Module {
  if (!module.calls.some((call) => isAskingForSettings(call, module))) return module;
  const calls = module.calls.map((call) =>
    isAskingForSettings(call, module) ? { ...call, callee: { is: 'member', of: OF, name: 'asked' } as const } : call,
  );
  return { ...module, calls };
}

function isAskingForSettings({ callee, arguments: [asked], scope }: CallSite, module: Module): boolean {
  const name = callee.is === 'name' || callee.is === 'member' ? callee.name : '';
  const path = asked && ASKING.has(name) ? pathOf(asked, scope, module) : undefined;
  return path !== undefined && SETTINGS.test(path);
}

/** The path that is written, behind what stands for the page's own address. */
function pathOf(asked: Expression, scope: number, module: Module): string | undefined {
  switch (asked.is) {
    case 'literal':
      return typeof asked.value === 'string' ? asked.value : undefined;
    case 'concat': {
      const [first, ...rest] = asked.parts;
      const isOwn = first?.is === 'member' && OWN.test(first.name);
      const texts = (isOwn ? rest : asked.parts).map((each) => pathOf(each, scope, module));
      return texts.every((each) => each !== undefined) ? texts.join('') : undefined;
    }
    case 'name': {
      const [only, other] = module.scopes[0]?.variables.find((each) => each.name === asked.name)?.values ?? [];
      return only && !other && only.expression.is !== 'name' ? pathOf(only.expression, only.scope, module) : undefined;
    }
    default:
      return undefined;
  }
}
