import { fieldOf, lineageOf, methodsOf } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { Module } from './ir.ts';
import { methodThing } from './members.ts';
import { anyOf, type InstanceThing, optionsOf, type Thing } from './thing.ts';

/** What is called by the name of a member: a field can have the name of a method, as those of records do. */
export function calledMember(evaluator: Evaluator, module: Module, of: Thing, name: string): Thing {
  const options = optionsOf(of);
  const methods = options.map((each) => (each.is === 'instance' ? methodBesideField(evaluator, each, name) : undefined));
  if (methods.every((each) => each === undefined)) return evaluator.memberIn(module, of, name);
  return anyOf(options.map((each, index) => methods[index] ?? evaluator.memberIn(module, each, name)));
}

function methodBesideField(evaluator: Evaluator, instance: InstanceThing, name: string): Thing | undefined {
  const owner = lineageOf(evaluator, instance.of).classes.find((each) => fieldOf(each, name));
  const methods = owner
    ? methodsOf(evaluator.base, owner, name).filter(({ node }) => node.kind === 'method' && !node.isAbstract)
    : [];
  return owner && methods.length > 0 ? anyOf(methods.map((each) => methodThing(evaluator, each, instance, owner))) : undefined;
}
