import {
  arg,
  args,
  beside,
  calledName,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  itself,
  type Library,
  mount,
  prefix,
  receiver,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore } from './support/selectors.ts';

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'CONNECT', 'OPTIONS', 'ALL'];
const besideVerb = first(beside('route', oneOrMore(0)), text(''));
const methodNamed = (verb: string): string => (verb === 'ALL' ? 'ANY' : verb.toUpperCase());
/** What makes a controller is called with what the container has. */
const CRADLE = { 0: ['Cradle'] } as const;
const mountsAll = mount(args(0));

const built: Readonly<Record<string, readonly Effect[]>> = each(
  VERBS.map((verb) => verb.toLowerCase()),
  (verb) => [`Controller.${verb}`, [route(methodNamed(verb.toUpperCase()), oneOrMore(0), arg(1))]],
);

/** Controllers as decorated classes or built by calls, loaded from folders; what is asked of a container is made for them. */
function routers(name: string): Library {
  return defineLibrary({
    name,
    imports: [name, 'awilix-router-core'],
    docs: `https://github.com/jeffijoe/${name}#awesome-usage`,
    creates: { loadControllers: 'Router', controller: 'Router', createController: 'Controller' },
    callbacks: {
      loadControllers: CRADLE,
      controller: CRADLE,
      createController: CRADLE,
      makeInvoker: CRADLE,
      makeClassInvoker: CRADLE,
    },
    callbackPaths: { loadControllers: ['[]'], controller: ['[]'] },
    calls: {
      loadControllers: mountsAll,
      controller: mountsAll,
      'Controller.prefix': { does: 'mount', router: receiver, path: arg(0), isOwnPath: true },
      'Controller.verbs': route(oneOrMore(0), oneOrMore(1), arg(2)),
      ...built,
    },
    values: {
      ...each<ValueRule>(VERBS, (verb) => [`HttpVerbs.${verb}`, { value: 'text', text: methodNamed(verb) }]),
      'Cradle.*': { value: 'registered', token: calledName(), isProperty: true },
      ...each<ValueRule>(['prefix', 'before', 'after', 'verbs', ...VERBS.map((verb) => verb.toLowerCase())], (verb) => [
        `Controller.${verb}`,
        itself,
      ]),
    },
    decorators: {
      class: { route: prefix(oneOrMore(0)), before: guard({ by: args(0) }) },
      method: {
        ...each<Effect>(VERBS, (verb) => [verb, route(methodNamed(verb), besideVerb, decoratedName)]),
        verbs: route(oneOrMore(0), besideVerb, decoratedName),
        before: guard({ by: args(0) }),
      },
    },
  });
}

export const awilixRouters: readonly Library[] = [routers('awilix-express'), routers('awilix-koa')];
