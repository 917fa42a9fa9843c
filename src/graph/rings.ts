/**
 * Strongly connected components of a directed graph: a ring comes before the rings that it leads to, its ids in the given order.
 * Iterative, where the graph library recurses and so fails on chains of some thousand nodes.
 */
export function rings(ids: readonly string[], next: (id: string) => readonly string[]): readonly (readonly string[])[] {
  const place = new Map(ids.map((id, index) => [id, index]));
  const order = finishingOrder(ids, next);
  const back = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const id of ids) for (const target of next(id)) back.get(target)?.push(id);
  const seen = new Set<string>();
  return order.reverse().flatMap((start) => {
    if (seen.has(start)) return [];
    const found = reach(start, (id) => back.get(id) ?? [], seen);
    return [[...found].sort((left, right) => (place.get(left) ?? 0) - (place.get(right) ?? 0))];
  });
}

/** One shortest way from a node back to itself, the node at both ends; empty when there is none. */
export function wayBack(start: string, next: (id: string) => readonly string[]): readonly string[] {
  const cameFrom = new Map<string, string>();
  const waiting = [start];
  for (const id of waiting) {
    for (const target of next(id)) {
      if (target === start) return trace(id, cameFrom, [start]);
      if (!cameFrom.has(target)) {
        cameFrom.set(target, id);
        waiting.push(target);
      }
    }
  }
  return [];
}

function trace(last: string, cameFrom: ReadonlyMap<string, string>, tail: readonly string[]): readonly string[] {
  const way = [...tail];
  for (let id: string | undefined = last; id !== undefined; id = id === tail[0] ? undefined : cameFrom.get(id)) way.unshift(id);
  return way;
}

function finishingOrder(ids: readonly string[], next: (id: string) => readonly string[]): string[] {
  const known = new Set(ids);
  const seen = new Set<string>();
  const finished: string[] = [];
  for (const root of ids) {
    const stack = seen.has(root) ? [] : [{ id: root, rest: [...next(root)] }];
    seen.add(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const target = top.rest.shift();
      if (target === undefined) finished.push(stack.pop()?.id ?? top.id);
      else if (known.has(target) && !seen.has(target)) {
        seen.add(target);
        stack.push({ id: target, rest: [...next(target)] });
      }
    }
  }
  return finished;
}

/** All that can be reached from a node and was not seen before; notes it as seen. */
export function reach(start: string, next: (id: string) => readonly string[], seen: Set<string>): ReadonlySet<string> {
  const found = new Set([start]);
  seen.add(start);
  for (const id of found) {
    for (const target of next(id)) {
      if (seen.has(target)) continue;
      seen.add(target);
      found.add(target);
    }
  }
  return found;
}
