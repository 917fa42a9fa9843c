import type { Expression, ObjectEntry } from '../../../src/code/ir.ts';

/** Functions that make a list of what they are given: https://kotlinlang.org/docs/constructing-collections.html */
const LISTS = /^(listOf|setOf|mutableListOf|mutableSetOf|arrayOf|arrayListOf|hashSetOf|linkedSetOf|listOfNotNull|sequenceOf)$/;
const MAPS = /^(mapOf|mutableMapOf|hashMapOf|linkedMapOf|sortedMapOf)$/;

/** Functions and methods that give what they are given, or called on. */
const SAME = /^(requireNotNull|checkNotNull)$/;
const SAME_RECEIVER = /^(orEmpty|toList|toSet|toMap|toTypedArray|asSequence|trimIndent|trimMargin|also|takeIf|takeUnless)$/;

/** What a call of the standard library makes, as far as it is plain data. */
export function standardCall(callee: Expression, args: readonly Expression[]): Expression | undefined {
  if (callee.is === 'member') return SAME_RECEIVER.test(callee.name) ? callee.of : undefined;
  if (callee.is !== 'name') return undefined;
  if (LISTS.test(callee.name)) return { is: 'list', items: args };
  if (MAPS.test(callee.name)) return { is: 'object', entries: args.flatMap(entryOf) };
  return SAME.test(callee.name) ? args[0] : undefined;
}

/** A pair: `"key" to value`. */
function entryOf(pair: Expression): readonly ObjectEntry[] {
  if (pair.is !== 'list') return [];
  const [key, value] = pair.items;
  return key && value ? [entry(key, value)] : [];
}

/** An entry of a map under a key that is known, or one that has to be computed. */
export function entry(key: Expression, value: Expression): ObjectEntry {
  return key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value };
}
