// https://www.rfc-editor.org/rfc/rfc6902
import type { Content, Place } from '../../src/sdk/index.ts';
import { type MapContent, replaceValue, textAt, valueAt, withEntry } from './content.ts';

/** A document after the operations of a JSON patch; one that fits nothing changes nothing. */
export function patchJson(document: MapContent, operations: readonly Content[], further: readonly Place[]): MapContent {
  const result = operations.reduce<Content>((before, operation) => operate(before, operation, further), document);
  return result.is === 'map' ? result : document;
}

function operate(before: Content, operation: Content, further: readonly Place[]): Content {
  const [path, from] = [textAt(operation, 'path'), textAt(operation, 'from') ?? ''];
  if (path === undefined) return before;
  const add = (target: Content, value: Content | undefined, change: Change) =>
    value ? applied(target, steps(path), change, noted(value, further)) : target;
  switch (textAt(operation, 'op')) {
    case 'remove':
      return applied(before, steps(path), 'remove', undefined);
    case 'add':
      return add(before, valueAt(operation, 'value'), 'add');
    case 'replace':
      return add(before, valueAt(operation, 'value'), 'replace');
    case 'copy':
      return add(before, at(before, steps(from)), 'add');
    case 'move':
      return add(applied(before, steps(from), 'remove', undefined), at(before, steps(from)), 'add');
    default:
      return before;
  }
}

function noted(value: Content, further: readonly Place[]): Content {
  return further.length === 0 ? value : { ...value, via: [...(value.via ?? []), ...further] };
}

function steps(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function at(content: Content, path: readonly string[]): Content | undefined {
  let found: Content | undefined = content;
  for (const step of path) found = found?.is === 'list' ? found.items[Number(step)] : valueAt(found, step);
  return found;
}

type Change = 'add' | 'replace' | 'remove';

function applied(content: Content, path: readonly string[], change: Change, value: Content | undefined): Content {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? content;
  if (content.is === 'list') return appliedToList(content, step, rest, change, value);
  if (content.is !== 'map') return content;
  if (rest.length > 0) {
    const inner = valueAt(content, step);
    return inner ? replaceValue(content, step, applied(inner, rest, change, value)) : content;
  }
  if (change === 'remove') return { ...content, entries: content.entries.filter(({ key }) => key !== step) };
  return value ? withEntry(content, step, value) : content;
}

function appliedToList(
  list: Extract<Content, { is: 'list' }>,
  step: string,
  rest: readonly string[],
  change: Change,
  value: Content | undefined,
): Content {
  const index = step === '-' ? list.items.length : Number(step);
  const known = list.items[index];
  if (rest.length > 0) {
    if (!known) return list;
    return { ...list, items: list.items.map((item, place) => (place === index ? applied(item, rest, change, value) : item)) };
  }
  if (!Number.isInteger(index) || (change !== 'add' && !known)) return list;
  const items = [...list.items];
  if (change === 'remove') items.splice(index, 1);
  else if (value) items.splice(index, change === 'add' ? 0 : 1, withOrigin(value, known));
  return { ...list, items };
}

/** What stood there before is a further line. */
function withOrigin(value: Content, known: Content | undefined): Content {
  const before = known?.source ? [{ source: known.source, line: known.line }] : [];
  return before.length === 0 ? value : { ...value, via: [...(value.via ?? []), ...before] };
}
