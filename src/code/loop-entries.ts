import type { Evaluator } from './evaluate.ts';
import { itemSteps } from './items.ts';
import { bindFrame, bindingOf, type FunctionThing, type Located } from './thing.ts';

/** An entry whose key is an expression. */
interface ComputedEntry {
  readonly key: Located;
  readonly value: Located;
}

/** The entry under its key, where that is known: with its name, or with a key that is told where the program is deployed. */
export function entriesUnder(evaluator: Evaluator, at: ComputedEntry): readonly (ComputedEntry & { readonly name?: string })[] {
  const name = evaluator.value(at.key);
  return name.is === 'literal' ? [{ ...at, name: String(name.value) }] : entriesOfLoop(evaluator, at);
}

/** `for (const name of names) clients[name] = open(name)`: an entry for each item of the loop around it, where all keys are known then. */
function entriesOfLoop(evaluator: Evaluator, { key, value }: ComputedEntry): ReturnType<typeof entriesUnder> {
  const around = functionAround(evaluator, key);
  if (!around || bindingOf(key.frame, around.key)) return [];
  const entries = itemSteps(evaluator, around, key.frame).map((step) => {
    const frame = bindFrame(key.frame, around.key, step.arguments);
    const name = evaluator.value({ ...key, frame });
    const entry = { key: { ...key, frame }, value: { ...value, frame } };
    if (name.is === 'literal') return { ...entry, name: String(name.value) };
    return name.is === 'setting' ? entry : undefined;
  });
  const known = entries.filter((each) => each !== undefined);
  return known.length === entries.length ? known : [];
}

/** The nearest function, be it the body of a loop. */
function functionAround({ base }: Evaluator, { module, scope }: Located): FunctionThing | undefined {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    if (index !== undefined) return base.functionThing(module, index);
  }
  return undefined;
}
