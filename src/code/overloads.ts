import type { FunctionThing, Thing } from './thing.ts';

/** Of several methods of one name in one class, those that take so many arguments; all of them when none does. */
export function fitting(options: readonly Thing[], count: number): readonly Thing[] {
  const functions = options.filter((each) => each.is === 'function');
  const [first] = functions;
  if (functions.length < 2 || !functions.every((each) => each.node.class !== undefined && each.node.name === first?.node.name))
    return options;
  const taking = functions.filter((each) => takes(each, count));
  return taking.length > 0 ? options.filter((each) => each.is !== 'function' || taking.includes(each)) : options;
}

function takes({ node, receiver }: FunctionThing, passed: number): boolean {
  const count = receiver ? passed + 1 : passed;
  const required = node.parameters.filter((each) => !each.default && !each.isRest).length;
  return count >= required && (count <= node.parameters.length || node.parameters.some((each) => each.isRest));
}
