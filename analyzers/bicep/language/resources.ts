// https://learn.microsoft.com/azure/azure-resource-manager/bicep/child-resource-name-type
import { at as below } from './access.ts';
import { evaluate } from './evaluate.ts';
import { identity, known, type Made, open, type Resource, scalar, text } from './made.ts';
import { expand, type Placed } from './placing.ts';
import { Scope } from './scope.ts';
import type { Declaration } from './syntax.ts';

type Declared = Extract<Declaration, { kind: 'resource' }>;

/** What a declared resource is put under, and who is told of it. */
export interface Ground {
  readonly symbol: string;
  readonly parent?: Resource;
  readonly add: (resource: Resource) => void;
}

/** Makes a name of the scope stand for a resource, and tells of each that it makes. */
export function declaredResource(declaration: Declared, scope: Scope, ground: Ground): void {
  scope.declare(declaration.name, () => {
    const at = scope.at(declaration.line);
    const made = expand(declaration.value, scope).map((placed): Made => {
      const resource = resourceOf(declaration, placed, ground);
      if (scope.deploying.room.left > 0) ground.add(resource);
      return { is: 'reference', resource, path: [], at };
    });
    if (declaration.value.is === 'for') return { is: 'list', items: made, at };
    return made[0] ?? scalar(null, at);
  });
}

function resourceOf(declaration: Declared, { body, scope, key }: Placed, ground: Ground): Resource {
  const symbol = key === undefined ? ground.symbol : `${ground.symbol}-${key}`;
  const inner = new Scope(scope.source, scope.deploying, scope);
  const looped = () => open(`${symbol} is made of itself`, scope.at(declaration.line));
  const made = once(() => evaluate(body, inner), looped);
  const isShort = ground.parent && !declaration.type.includes('.');
  const type = (isShort ? `${ground.parent?.type}/${declaration.type}` : declaration.type).toLowerCase();
  const resource: Resource = {
    type,
    symbol,
    isExisting: declaration.isExisting,
    at: scope.at(declaration.line),
    body: made,
    name: once(() => lastName(below(made(), 'name')) ?? open('it has no name', scope.at(declaration.line), symbol), looped),
    parent: once(
      () => ground.parent ?? parentOf(type, made(), scope),
      () => undefined,
    ),
    inside: (name) => (nested.has(name) ? inner.read(name) : undefined),
  };
  const resources = body.is === 'object' ? body.resources.filter((each): each is Declared => each.kind === 'resource') : [];
  const nested = new Set(resources.map(({ name }) => name));
  for (const each of resources)
    declaredResource(each, inner, { symbol: `${symbol}.${each.name}`, parent: resource, add: ground.add });
  for (const name of nested) inner.read(name);
  return resource;
}

/** Makes something when it is first asked for; who asks for it while it is made gets something else. */
function once<T>(make: () => T, meanwhile: () => T): () => T {
  let made: { readonly value: T } | undefined;
  let isBusy = false;
  return () => {
    if (made) return made.value;
    if (isBusy) return meanwhile();
    isBusy = true;
    made = { value: make() };
    return made.value;
  };
}

/** `parent: bus`; or those before the last `/` of its name. */
function parentOf(type: string, body: Made, scope: Scope): Resource | undefined {
  const stated = below(body, 'parent') ?? below(body, 'scope');
  const isChild = type.split('/').length > 2;
  if (stated?.is === 'reference' && isChild) return stated.resource;
  const name = below(body, 'name');
  const outer = isChild && name?.is === 'text' ? withoutLast(name) : undefined;
  const own = lastName(outer);
  return own && scope.deploying.find(type.replace(/\/[^/]*$/, ''), own);
}

/** `'${bus.name}/orders'` is the name `orders` below that of the bus. */
function withoutLast(name: Extract<Made, { is: 'text' }>): Made | undefined {
  const last = name.parts.findLastIndex((part) => typeof part === 'string' && part.includes('/'));
  const part = name.parts[last];
  if (typeof part !== 'string') return undefined;
  const parts = [...name.parts.slice(0, last), part.slice(0, part.lastIndexOf('/'))].filter((each) => each !== '');
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' ? only : text(parts, name.at);
}

function lastName(name: Made | undefined): Made | undefined {
  if (name?.is !== 'text') return name;
  const last = name.parts.findLastIndex((part) => typeof part === 'string' && part.includes('/'));
  const part = name.parts[last];
  if (typeof part !== 'string') return name;
  const parts = [part.slice(part.lastIndexOf('/') + 1), ...name.parts.slice(last + 1)].filter((each) => each !== '');
  const [only] = parts;
  return parts.length === 1 && typeof only === 'object' ? only : text(parts, name.at);
}

/** The resource of a type that goes by a name; one that is deployed here before one that is there already. */
export function findIn(resources: readonly Resource[], type: string, name: Made): Resource | undefined {
  const wanted = identity(name);
  const same = resources.filter((each) => each.type === type.toLowerCase() && isCalled(each, name, wanted));
  return same.find(({ isExisting }) => !isExisting) ?? same[0];
}

function isCalled(resource: Resource, name: Made, wanted: string | undefined): boolean {
  const own = resource.name();
  return identity(own) === wanted || (known(own) !== undefined && known(own) === known(name));
}
