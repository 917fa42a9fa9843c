import type { Evaluator } from './evaluate.ts';
import { exportedEntries, wholeExport } from './exports.ts';
import { anyOf, optionsOf, type Thing } from './thing.ts';

/** Files as the data that they are as a whole: `require('./routes')` where that says `module.exports = [...]`, and a JSON file. */
export function wholeData(evaluator: Evaluator, thing: Thing): Thing {
  const options = optionsOf(thing);
  if (!options.some(({ is }) => is === 'module')) return thing;
  return anyOf(options.map((each) => (each.is === 'module' ? dataOf(evaluator, each) : each)));
}

/** The same for what takes all members of a file: `{ ...require('./letters') }`. */
export function wholeEntries(evaluator: Evaluator, thing: Thing): Thing {
  const options = optionsOf(wholeData(evaluator, thing));
  return anyOf(options.map((each) => (each.is === 'module' ? (namesOf(evaluator, each.path) ?? each) : each)));
}

/** What a file exports by name, as an object; `export { send } from './post'` and `export *` too. */
function namesOf(evaluator: Evaluator, path: string): Thing | undefined {
  const entries = exportedEntries(evaluator.base, path);
  return entries.length > 0 ? { is: 'object', entries: new Map(entries) } : undefined;
}

function dataOf(evaluator: Evaluator, file: Extract<Thing, { is: 'module' }>): Thing {
  const whole = wholeExport(evaluator, file.path);
  const data = whole ? optionsOf(whole).filter(({ is }) => is === 'list' || is === 'object') : [];
  return data.length > 0 ? anyOf(data) : file;
}
