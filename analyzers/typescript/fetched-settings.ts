import type { CallSite, Expression, Module } from '../../src/code/ir.ts';

const OF: Expression = { is: 'module', specifier: { is: 'literal', value: 'page-settings:' } };

/** Functions of HTTP clients that ask for a file, and whose they are: `window.fetch`, `$.getJSON`, `this.$http.get`. */
const ASKING: Readonly<Record<string, RegExp>> = {
  fetch: /^(?:window|self|globalThis)$/,
  getJSON: /^(?:\$|jQuery)$/,
  get: /^(?:\$|jQuery|\$http|\$axios)$/,
};

/** A longer text is no path. */
const LONGEST = 300;

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
  const path = asked && isClient(callee, module) ? pathOf(asked, scope, module) : undefined;
  return path !== undefined && path.length < LONGEST && SETTINGS.test(path);
}

/** A client that asks who sent the page: one that was made may be told somebody else's address, and servers have `get` for what they answer. */
function isClient(callee: Expression, module: Module): boolean {
  if (callee.is === 'name') return callee.name === 'fetch';
  if (callee.is !== 'member') return false;
  const { of, name } = callee;
  if (name === 'get' && (isAxios(of, module) || isAngular(of, module))) return true;
  return (of.is === 'name' || of.is === 'member') && Object.hasOwn(ASKING, name) && ASKING[name]?.test(of.name) === true;
}

/** The package itself, or what its script leaves on the page. */
function isAxios(of: Expression, { imports, scopes }: Module): boolean {
  if (of.is !== 'name') return false;
  const found = imports.find(({ local }) => local === of.name);
  if (found) return found.specifier === 'axios';
  return of.name === 'axios' && !scopes[0]?.variables.some(({ name }) => name === 'axios');
}

/** What is injected, made or declared as a client of Angular: https://angular.dev/guide/http/setup */
function isAngular(of: Expression, { imports, calls, classes, functions, scopes }: Module): boolean {
  const client = imports.find(
    ({ specifier, imported }) => specifier === '@angular/common/http' && imported === 'HttpClient',
  )?.local;
  const isIt = (expression: Expression | undefined) => expression?.is === 'name' && expression.name === client;
  const isMade = (expression: Expression): boolean => {
    const call = expression.is === 'call' ? calls[expression.call] : undefined;
    const isInjected = call?.callee.is === 'name' && call.callee.name === 'inject' && isIt(call.arguments[0]);
    return isInjected || (call?.isNew === true && isIt(call.callee));
  };
  if (client === undefined || (of.is !== 'name' && of.is !== 'member')) return client !== undefined && isMade(of);
  const held = [...classes.flatMap(({ fields }) => fields), ...scopes.flatMap(({ variables }) => variables)];
  const typed = [...held, ...functions.flatMap(({ parameters }) => parameters)].filter((each) => each.name === of.name);
  return (
    typed.some(({ type }) => type?.name === client) ||
    held.some(({ name, values }) => name === of.name && values.some(({ expression }) => isMade(expression)))
  );
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
