// https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules
import { folderOf, joinPath, type Source } from '../../../src/sdk/index.ts';
import { member } from './access.ts';
import { evaluate } from './evaluate.ts';
import { isNull, type Made, open, type Resource, scalar } from './made.ts';
import { parseBicep } from './parse.ts';
import { expand, type Placed } from './placing.ts';
import { registryResource } from './registry-modules.ts';
import { declaredResource } from './resources.ts';
import { type Deploying, Scope } from './scope.ts';
import { secured } from './secured.ts';
import type { Declaration } from './syntax.ts';

/** A file with what it is given. */
export interface Template {
  readonly source: Source;
  readonly declarations: readonly Declaration[];
  /** How the root's lines lead here: `orders`; empty in the root itself. */
  readonly path: string;
  readonly given: (name: string) => Made | undefined;
}

const DEEPEST = 8;
const MOST_TEMPLATES = 200;

/** What all templates of one deployment add up to. */
interface Gathered {
  readonly resources: Resource[];
  readonly deploying: Deploying;
  /** Files that others import from, each read once. */
  readonly imported: Map<string, Imported>;
  templates: number;
}

/** What a file has for those who import from it. */
interface Imported {
  readonly scope: Scope;
  readonly functions: readonly string[];
}

/** Gathers everything that a root file deploys, with the local modules that it calls. */
export function resourcesOf(template: Template, deploying: Deploying, resources: Resource[]): void {
  const gathered: Gathered = { resources, deploying, imported: new Map(), templates: 0 };
  instantiate(template, gathered, 0);
}

/** Gathers what a template deploys; gives what it hands out. */
function instantiate(template: Template, gathered: Gathered, depth: number): (output: string) => Made {
  const scope = new Scope(template.source, gathered.deploying);
  gathered.templates += 1;
  if (depth > DEEPEST || gathered.templates > MOST_TEMPLATES) return () => open('it lies too deep', scope.at(1));
  for (const declaration of template.declarations) declare(declaration, { template, scope, gathered, depth });
  for (const { name } of template.declarations.filter(isDeployed)) scope.read(name);
  const outputs = new Map(
    template.declarations.flatMap((each) => (each.kind === 'output' ? [[each.name, each.value] as const] : [])),
  );
  return (name) => {
    const value = outputs.get(name);
    return value ? evaluate(value, scope) : open(`${name} is not handed out`, scope.at(1));
  };
}

type Deployed = Extract<Declaration, { kind: 'resource' | 'module' }>;

function isDeployed(declaration: Declaration): declaration is Deployed {
  return declaration.kind === 'resource' || declaration.kind === 'module';
}

interface Place {
  readonly template: Template;
  readonly scope: Scope;
  readonly gathered: Gathered;
  readonly depth: number;
}

function declare(declaration: Declaration, place: Place): void {
  const { scope } = place;
  switch (declaration.kind) {
    case 'param':
      scope.declare(declaration.name, () => parameter(declaration, place));
      return;
    case 'var':
      scope.declare(declaration.name, () => evaluate(declaration.value, scope));
      return;
    case 'func':
      scope.declareFunction(declaration.name, { names: declaration.names, value: declaration.value, scope });
      return;
    case 'resource':
      declaredResource(declaration, scope, {
        symbol: below(place.template.path, declaration.name),
        add: (resource) => place.gathered.resources.push(resource),
      });
      return;
    case 'module':
      scope.declare(declaration.name, () => called(declaration, place));
      return;
    case 'import':
      importFrom(declaration, place);
      return;
    default:
      return;
  }
}

/** What the caller gives; its default where that is nothing. */
function parameter({ name, value, isSecure, line }: Extract<Declaration, { kind: 'param' }>, { template, scope }: Place): Made {
  const given = template.given(name);
  const isGiven = given !== undefined && !isNull(given);
  const made = isGiven ? given : value ? evaluate(value, scope) : given;
  if (!made) return open(`${name} has no value here`, scope.at(line), `${template.source.path} ${template.path} ${name}`);
  return isSecure ? secured(made) : made;
}

function below(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function called(declaration: Extract<Declaration, { kind: 'module' }>, place: Place): Made {
  const { scope } = place;
  const made = expand(declaration.value, scope).map((each) => oneCalled(declaration, each, place));
  const at = scope.at(declaration.line);
  if (declaration.value.is === 'for') return { is: 'list', items: made, at };
  return made[0] ?? scalar(null, at);
}

function oneCalled(declaration: Extract<Declaration, { kind: 'module' }>, placed: Placed, place: Place): Made {
  const { template, gathered, scope, depth } = place;
  const at = scope.at(declaration.line);
  const symbol = below(template.path, placed.key === undefined ? declaration.name : `${declaration.name}-${placed.key}`);
  const body = evaluate(placed.body, placed.scope);
  const params = member(body, 'params');
  const registered = registryResource(declaration.path, { symbol, at, params });
  if (registered) {
    gathered.resources.push(registered);
    return { is: 'reference', resource: registered, path: [], at };
  }
  const inner = innerOf(declaration, template.source, gathered.deploying);
  if (!inner) return open(`${declaration.path} is not read`, at, symbol);
  const given = (name: string) => (params.is === 'object' ? params.entries.find(({ key }) => key === name)?.value : undefined);
  const output = instantiate({ ...inner, path: symbol, given }, gathered, depth + 1);
  return { is: 'module', output: (name) => (name === 'name' ? member(body, 'name') : output(name)), at };
}

function innerOf(
  { path, inside }: Extract<Declaration, { kind: 'module' }>,
  source: Source,
  { repository }: Deploying,
): Pick<Template, 'source' | 'declarations'> | undefined {
  if (inside) return { source, declarations: inside };
  const found = localFile(path, source.path);
  const read = found === undefined ? undefined : repository.read(found);
  return read && { source: read, declarations: parseBicep(read.text) };
}

/** The file of the repository that a path means, if it is one. */
export function localFile(path: string, from: string): string | undefined {
  return /^(br|ts)[:/]/.test(path) || !path.endsWith('.bicep') ? undefined : joinPath(folderOf(from), path);
}

function importFrom(
  { names, all, path }: Extract<Declaration, { kind: 'import' }>,
  { template, scope, gathered, depth }: Place,
): void {
  const found = localFile(path, template.source.path);
  const read = found === undefined ? undefined : importedFile(found, gathered, depth);
  if (!read) return;
  const { scope: inner, functions } = read;
  for (const [name, known] of names) take(name, known, inner, scope);
  if (all === undefined) return;
  const at = scope.at(1);
  scope.declare(all, () => ({ is: 'module', output: (name) => inner.read(name) ?? scalar(null, at), at }));
  for (const name of functions) take(name, `${all}.${name}`, inner, scope);
}

/** Kept before what it imports itself is read, because files may import each other. */
function importedFile(path: string, gathered: Gathered, depth: number): Imported | undefined {
  const kept = gathered.imported.get(path);
  const source = kept ? undefined : gathered.deploying.repository.read(path);
  if (!source || depth > DEEPEST) return kept;
  const declarations = parseBicep(source.text);
  const scope = new Scope(source, gathered.deploying);
  const functions = declarations.flatMap((each) => (each.kind === 'func' ? each.name : []));
  gathered.imported.set(path, { scope, functions });
  const template: Template = { source, declarations, path: '', given: () => undefined };
  for (const declaration of declarations)
    if (!isDeployed(declaration)) declare(declaration, { template, scope, gathered, depth: depth + 1 });
  return { scope, functions };
}

function take(name: string, known: string, from: Scope, to: Scope): void {
  const declared = from.functionOf(name);
  if (declared) to.declareFunction(known, declared);
  else to.declare(known, () => from.read(name) ?? open(`${name} is not declared`, to.at(1)));
}
