// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Map.html, .../java/util/Properties.html
import type { Bound, Expression } from '../../../src/code/ir.ts';
import type { At, Lowering } from '../lowering.ts';

const PUTS = new Set(['put', 'setProperty', 'putIfAbsent']);
const MAPS = /^(java\.util\.)?(Properties|HashMap|LinkedHashMap|TreeMap|ConcurrentHashMap|EnumMap)$/;

/** `properties.put("bootstrap.servers", url)`: an entry of a map that the file makes. */
export function addByPut(callee: Expression, args: readonly Expression[], at: At, lowering: Lowering): void {
  const [key, value, ...others] = args;
  if (callee.is !== 'member' || !PUTS.has(callee.name) || !key || !value || others.length > 0) return;
  const values = valuesOf(callee.of, at, lowering);
  if (!values?.some((each) => isMap(each, lowering))) return;
  const entry = key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value };
  values.push({ expression: { is: 'object', entries: [entry] }, scope: at.scope, isAdded: true });
}

/** What a variable or a field of the class around holds. */
export function valuesOf(of: Expression, at: At, lowering: Lowering): Bound[] | undefined {
  const { draft } = lowering;
  if (of.is === 'name') {
    const variable = draft.find(at.scope, of.name);
    return variable?.parameter === undefined ? variable?.values : undefined;
  }
  if (of.is !== 'member' || of.of.is !== 'this' || !at.owner) return undefined;
  return draft.classes[at.owner.index]?.fields.find(({ name }) => name === of.name)?.values;
}

function isMap({ expression }: Bound, { draft }: Lowering): boolean {
  const made = expression.is === 'call' ? draft.calls[expression.call] : undefined;
  return made?.isNew === true && made.callee.is === 'name' && MAPS.test(made.callee.name);
}
