import type { CallSite, ClassNode, Expression, Module } from '../../src/code/ir.ts';
import { annotationName } from './qualified-names.ts';

const MOST_STEPS = 60;

/** The fields that the builder of a class hands to its constructor, by the class's full name. */
type Built = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * `Target.builder().base("http://orders").path("/").build()` as the call of the constructor that Lombok's builder makes in the end.
 * https://projectlombok.org/features/Builder
 */
export function withBuiltObjects(modules: readonly Module[]): readonly Module[] {
  const built = builtClasses(modules);
  if (built.size === 0) return modules;
  return modules.map((module) => {
    const calls = module.calls.map((call) => constructed(call, module, built) ?? call);
    return calls.every((call, index) => call === module.calls[index]) ? module : { ...module, calls };
  });
}

/** Several services may have classes of one name: only where all have the same builder does the name tell it. */
function builtClasses(modules: readonly Module[]): Built {
  const found = new Map<string, ReadonlySet<string>>();
  const others = new Set<string>();
  for (const { classes, opens } of modules)
    for (const node of classes) {
      const name = `${opens?.[0] ?? ''}.${node.name ?? ''}`;
      const fields = builtFields(node);
      const known = found.get(name);
      const isSame = known === undefined || [...known].sort().join() === [...(fields ?? [])].sort().join();
      if (fields && isSame) found.set(name, fields);
      else others.add(name);
    }
  return new Map([...found].filter(([name]) => !others.has(name)));
}

/** Those of a builder that is as Lombok writes it when it is told nothing; what has a default is set on another way. */
function builtFields({ decorators, fields }: ClassNode): ReadonlySet<string> | undefined {
  const builder = decorators.find((each) => /^(lombok\/)?Builder$/.test(annotationName(each)));
  if (!builder || builder.arguments.some((each) => !tellsNothing(each))) return undefined;
  const own = fields.filter(({ isStatic }) => !isStatic);
  const passed = own.filter(({ name, values }) => values.some((each) => isName(each.expression, name)) && values.length === 1);
  return new Set(passed.map(({ name }) => name));
}

function tellsNothing(given: Expression): boolean {
  return given.is === 'object' && given.entries.every((each) => 'key' in each && each.key === 'toBuilder');
}

function isName(expression: Expression, name: string): boolean {
  return expression.is === 'name' && expression.name === name;
}

function constructed(call: CallSite, module: Module, built: Built): CallSite | undefined {
  if (call.callee.is !== 'member' || call.callee.name !== 'build' || call.arguments.length > 0) return undefined;
  const steps = chainTo('builder', call.callee.of, module);
  const start = steps?.at(-1)?.callee;
  if (!steps || start?.is !== 'member' || start.of.is !== 'name') return undefined;
  const given = steps.slice(0, -1).flatMap(givenBy).toReversed();
  const fields = builtBy(start.of.name, module, built);
  const isAll = given.length === steps.length - 1 && given.every((each) => fields?.has(each.name));
  return fields && isAll ? { ...call, callee: start.of, arguments: given, isNew: true } : undefined;
}

/** The calls on one another down to the one of that name, which nothing is passed to. */
function chainTo(name: string, from: Expression, { calls }: Module): readonly CallSite[] | undefined {
  const steps: CallSite[] = [];
  for (let of = from; of.is === 'call' && steps.length < MOST_STEPS; ) {
    const step = calls[of.call];
    if (step?.callee.is !== 'member') return undefined;
    steps.push(step);
    if (step.callee.name === name) return step.arguments.length === 0 ? steps : undefined;
    of = step.callee.of;
  }
  return undefined;
}

function givenBy({ callee, arguments: [value, ...others] }: CallSite) {
  return callee.is === 'member' && value && others.length === 0 ? [{ is: 'keyword' as const, name: callee.name, of: value }] : [];
}

/** A class that is imported by its name, or one of a package that the file sees as a whole. */
function builtBy(name: string, { imports, opens = [] }: Module, built: Built): ReadonlySet<string> | undefined {
  const imported = imports.find(({ local }) => local === name);
  const packages = imported ? [imported.specifier] : opens;
  return packages.map((each) => built.get(`${each}.${imported?.imported ?? name}`)).find((each) => each !== undefined);
}
