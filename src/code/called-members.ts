import { fieldOf, lineageOf, methodsOf } from './classes.ts';
import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import type { CallSite, Module } from './ir.ts';
import { methodThing } from './members.ts';
import { passingMember } from './passing.ts';
import { anyOf, type InstanceThing, type Located, optionsOf, type Thing, unknownThing } from './thing.ts';

/** What is called by the name of a member: a field can have the name of a method, as those of records do. */
export function calledMember(evaluator: Evaluator, module: Module, of: Thing, name: string): Thing {
  const options = optionsOf(of);
  const methods = options.map((each) =>
    each.is === 'instance' && !each.above ? methodBesideField(evaluator, each, name) : undefined,
  );
  if (methods.every((each) => each === undefined)) return evaluator.memberIn(module, of, name);
  return anyOf(options.map((each, index) => methods[index] ?? evaluator.memberIn(module, each, name)));
}

/** What stands where a call says what it calls. */
export function calleeThing(evaluator: Evaluator, at: Located): Thing {
  const { module, expression } = at;
  if (expression.is !== 'member' || !namesOfBoth(evaluator.base).has(expression.name)) return evaluator.evaluate(at);
  const { of, name, passes } = expression;
  return passingMember(evaluator.evaluate({ ...at, expression: of }), passes, (each) =>
    calledMember(evaluator, module, each, name),
  );
}

const ofBoth = new WeakMap<CodeBase, ReadonlySet<string>>();

/** The names that a field and a method of one class share. */
function namesOfBoth(base: CodeBase): ReadonlySet<string> {
  const known = ofBoth.get(base);
  if (known) return known;
  const classes = base.modules.flatMap((module) => module.classes.map((node) => ({ module, node })));
  const names = new Set(
    classes.flatMap(({ module, node }) => {
      const fields = new Set(node.fields.map(({ name }) => name));
      return node.methods.flatMap((index) => {
        const name = module.functions[index]?.name;
        return name !== undefined && fields.has(name) ? [name] : [];
      });
    }),
  );
  ofBoth.set(base, names);
  return names;
}

function methodBesideField(evaluator: Evaluator, instance: InstanceThing, name: string): Thing | undefined {
  const owner = lineageOf(evaluator, instance.of).classes.find((each) => fieldOf(each, name));
  const methods = owner
    ? methodsOf(evaluator.base, owner, name).filter(({ node }) => node.kind === 'method' && !node.isAbstract)
    : [];
  return owner && methods.length > 0 ? anyOf(methods.map((each) => methodThing(evaluator, each, instance, owner))) : undefined;
}

/** What is called and no function: data is what it is where calls ask for it. */
export function notCalled(callee: Thing, { callee: written, arguments: args, isNew }: CallSite, { asksByCalls }: Module): Thing {
  const isData = callee.is === 'value' || callee.is === 'object' || callee.is === 'list';
  const isAskedFor = asksByCalls && isData && !isNew && args.length === 0 && written.is === 'member';
  return callee.is === 'unknown' || isAskedFor ? callee : unknownThing('result of something that is not a function');
}
