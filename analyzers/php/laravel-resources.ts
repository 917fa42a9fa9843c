import { partsOf } from '../../src/frontend/rule-walker.ts';
import { singular } from '../../src/frontend/singular.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { entryNode, type Link } from './route-chains.ts';
import { plainText } from './texts.ts';

// https://laravel.com/docs/controllers#resource-controllers

interface ResourceRoute {
  readonly method: readonly string[];
  readonly path: string;
}

const COLLECTION = { index: ['GET', ''], create: ['GET', '/create'], store: ['POST', ''] } as const;
const MEMBER = { show: ['GET', ''], edit: ['GET', '/edit'], update: ['PUT PATCH', ''], destroy: ['DELETE', ''] } as const;
/** Forms, which an interface for programs has none of. */
const FORMS = ['create', 'edit'];
/** What a singleton has, and what it has when it says so. */
const OF_SINGLETON = ['show', 'edit', 'update'];
const WHEN_SAID: Readonly<Record<string, readonly string[]>> = {
  creatable: ['create', 'store', 'destroy'],
  destroyable: ['destroy'],
};

/** The routes that a resource stands for, with what the chain leaves out. */
export function resourceRoutes(link: Link, chain: readonly Link[]): readonly ResourceRoute[] {
  const only = namesAsked('only', link, chain);
  const except = namesAsked('except', link, chain) ?? [];
  const isForPrograms = link.name.startsWith('api');
  const isSingleton = /singleton$/i.test(link.name);
  const isShallow = chain.some(({ name }) => name === 'shallow');
  const ofSingleton = [...OF_SINGLETON, ...chain.flatMap(({ name }) => own(WHEN_SAID, name) ?? [])];
  const isKept = (action: string) =>
    (only ?? [action]).includes(action) &&
    !except.includes(action) &&
    !(isForPrograms && FORMS.includes(action)) &&
    (!isSingleton || ofSingleton.includes(action));
  return resourceNames(link).flatMap((name) => routesOf(name, { isSingleton, isShallow }, isKept));
}

/** One name, or in `resources([...])` the keys of an array. */
function resourceNames({ name, arguments: [given] }: Link): readonly string[] {
  if (!/resources$/i.test(name)) return plainText(given) === undefined ? [] : [plainText(given) ?? ''];
  return (given ? partsOf(given) : []).flatMap((entry) => plainText(partsOf(entry)[0]) ?? []);
}

interface Shape {
  readonly isSingleton: boolean;
  /** One of it is found without what is around it: https://laravel.com/docs/controllers#shallow-nesting */
  readonly isShallow: boolean;
}

function routesOf(
  name: string,
  { isSingleton, isShallow }: Shape,
  isKept: (action: string) => boolean,
): readonly ResourceRoute[] {
  const steps = name.split('.');
  const last = steps.at(-1) ?? '';
  const parents = steps.slice(0, -1).map((step) => `${step}/{${parameter(step)}}/`);
  const collection = parents.join('') + last;
  const member = isSingleton ? collection : `${isShallow ? last : collection}/{${parameter(last)}}`;
  const kept = (actions: Readonly<Record<string, readonly [string, string]>>, path: string) =>
    Object.entries(actions).flatMap(([action, [method, end]]) =>
      isKept(action) ? [{ method: method.split(' '), path: path + end }] : [],
    );
  return [...kept(COLLECTION, collection), ...kept(MEMBER, member)];
}

function parameter(step: string): string {
  const name = step.slice(step.lastIndexOf('/') + 1);
  return singular(name).replaceAll('-', '_');
}

/** `->only(['index'])`, `->only('index', 'show')`, or the third argument's `'only' => [...]`. */
function namesAsked(word: string, link: Link, chain: readonly Link[]): readonly string[] | undefined {
  const modifier = chain.find(({ name }) => name === word);
  const given = modifier ? modifier.arguments : [entryNode(link.arguments[2], word)].flatMap((node) => node ?? []);
  return given.length === 0 ? undefined : given.flatMap(textsIn);
}

function textsIn(node: Node): readonly string[] {
  const text = plainText(node);
  return text === undefined ? partsOf(node).flatMap((part) => plainText(partsOf(part)[0]) ?? []) : [text];
}
