import type { CodeBase } from './code-base.ts';
import type { Expression, Module, TypeReference } from './ir.ts';
import { pathOf } from './leads.ts';
import { renamedIn } from './references.ts';

/** Whether one of a program's declarations asks for a class of a name; the class itself is none of them. */
export function askedByProgram(
  base: CodeBase,
  keysOf: ReadonlyMap<string, ReadonlySet<string>>,
): (program: string, name: string) => boolean {
  const asked = new Map<string, ReadonlySet<string>>();
  return (program, name) => {
    const names = asked.get(program) ?? new Set([...(keysOf.get(program) ?? [])].flatMap((key) => askedAt(key, base)));
    asked.set(program, names);
    return names.has(name);
  };
}

function askedAt(key: string, base: CodeBase): readonly string[] {
  const module = base.module(pathOf(key));
  const declaration = key.slice(key.lastIndexOf('#') + 1);
  const names = module ? [...(askedIn(module).get(declaration) ?? []), ...renamedIn(module)] : [];
  return names.filter((name) => name !== declaration);
}

const known = new WeakMap<Module, ReadonlyMap<string, ReadonlySet<string>>>();

/**
 * The names of classes that each top-level declaration of a file asks for: as types of what it is given and keeps, made by itself, or passed to a
 * call, `modules.get(Orders)`. Classes that are put into lists or given back are there for others to ask for.
 */
function askedIn(module: Module): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(module) ?? findAsked(module);
  known.set(module, found);
  return found;
}

function findAsked(module: Module): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  const note = (scope: number, names: readonly string[]) => {
    const key = module.scopes[scope]?.declaration ?? '';
    const noted = all.get(key) ?? new Set<string>();
    for (const name of names) noted.add(name);
    all.set(key, noted);
  };
  for (const { scope, parameters } of module.functions)
    note(
      scope,
      parameters.flatMap(({ type }) => namesOf(type)),
    );
  for (const [index, { fields, scope }] of module.classes.entries()) {
    const own = module.scopes.findIndex((each) => each.class === index);
    note(
      own < 0 ? scope : own,
      fields.flatMap(({ type }) => namesOf(type)),
    );
  }
  const added = addedItems(module);
  for (const { scope, callee, arguments: args } of module.calls) {
    const passed = args.filter((each) => !added.has(each));
    note(
      scope,
      [callee, ...passed].flatMap((each) => (each.is === 'name' ? [each.name] : [])),
    );
  }
  return all;
}

function namesOf(type: TypeReference | undefined): readonly string[] {
  return type ? [type.name, ...type.arguments.flatMap(namesOf)] : [];
}

/** What calls put into lists: `providers.push(Orders)`. */
function addedItems({ scopes }: Module): ReadonlySet<Expression> {
  const values = scopes.flatMap(({ variables }) => variables.flatMap((each) => each.values));
  return new Set(values.flatMap(({ expression, isAdded }) => (isAdded && expression.is === 'list' ? expression.items : [])));
}
