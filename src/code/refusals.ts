import { Evaluator, type World } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { lastNameOf } from './last-names.ts';
import type { FunctionThing } from './thing.ts';
import { type ClassThing, optionsOf } from './thing.ts';

/** HTTP's own words for "say who you are" and "you may not" (RFC 9110, sections 15.5.2 and 15.5.4). */
const REFUSALS = new Set([401, 403]);
const REFUSAL_NAMES =
  /^(http_?)?(status_?)?(40[13]_?)?(un_?authorized|forbidden|not_?authenticated)(_40[13])?(http)?(exception|error|object_?result)?$/i;

/** Whether a call turns a caller away: it is given the status 401 or 403, or names it, or makes an error that has it. */
export function refuses(world: World, module: Module, call: CallSite): boolean {
  const name = lastNameOf(call.callee);
  if (name !== undefined && REFUSAL_NAMES.test(name)) return true;
  if (call.arguments.some(isRefusal)) return true;
  if (!call.isNew) return false;
  const made = optionsOf(new Evaluator(world).evaluate({ module, expression: call.callee, scope: call.scope }));
  return made.some((each) => each.is === 'class' && isRefusingClass(each));
}

/** Whether a call hands an error on, as the last thing that middlewares do: `next(error)`. */
export function handsErrorOn({ callee, arguments: args }: CallSite, { node }: FunctionThing): boolean {
  return callee.is === 'name' && args.length === 1 && node.parameters.slice(2).some(({ name }) => name === callee.name);
}

/** Whether a call makes an error: it is thrown or handed on. */
export function makesError({ callee, isNew }: CallSite): boolean {
  return isNew && /(Error|Exception)$/.test(lastNameOf(callee) ?? '');
}

function isRefusal(expression: Expression): boolean {
  switch (expression.is) {
    case 'literal':
      return REFUSALS.has(Number(expression.value));
    case 'name':
    case 'member':
      return REFUSAL_NAMES.test(expression.name);
    case 'keyword':
      return /^status(_?code)?$/i.test(expression.name) && isRefusal(expression.of);
    case 'object':
      return expression.entries.some(
        (entry) => 'key' in entry && /^(status(Code)?|code)$/.test(entry.key) && isRefusal(entry.value),
      );
    default:
      return false;
  }
}

/** An error class of the repository with the status as a field or handed to the class it extends. */
function isRefusingClass({ module, node }: ClassThing): boolean {
  const isStatus = node.fields.some(({ values }) => values.some(({ expression }) => isRefusal(expression)));
  const scopes = new Set(node.methods.map((index) => module.functions[index]?.scope));
  return (
    isStatus ||
    module.calls.some((each) => each.callee.is === 'super' && scopes.has(each.scope) && each.arguments.some(isRefusal))
  );
}
