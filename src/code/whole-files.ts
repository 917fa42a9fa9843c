import type { Evaluator } from './evaluate.ts';
import { wholeExport } from './exports.ts';
import { anyOf, optionsOf, type Thing } from './thing.ts';

/** Files as the data that they are as a whole: `require('./routes')` where that says `module.exports = [...]`, and a JSON file. */
export function wholeData(evaluator: Evaluator, thing: Thing): Thing {
  const options = optionsOf(thing);
  if (!options.some(({ is }) => is === 'module')) return thing;
  return anyOf(options.map((each) => (each.is === 'module' ? dataOf(evaluator, each) : each)));
}

function dataOf(evaluator: Evaluator, file: Extract<Thing, { is: 'module' }>): Thing {
  const whole = wholeExport(evaluator.base, evaluator, file.path);
  const data = whole ? optionsOf(whole).filter(({ is }) => is === 'list' || is === 'object') : [];
  return data.length > 0 ? anyOf(data) : file;
}
