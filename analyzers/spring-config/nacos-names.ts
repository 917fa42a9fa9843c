/** Stands where the active profile does. */
export const PROFILE = '\u0000';

/** The name of a data id. Where it depends on the profile there is a pattern, whose first group that is. */
export interface DataIdName {
  readonly text: string;
  readonly profiled?: { readonly head: string; readonly pattern: RegExp };
}

/** Twice the same profile, `prod/orders-prod.yml`, is the most that is believed. */
const MOST_PROFILES = 2;

/** Undefined is a name that is not known, or one of which too much is open: it is nobody's. */
export function dataIdName(name: string): DataIdName | undefined {
  const text = name.trim();
  if (text === '' || text.startsWith(PROFILE)) return undefined;
  const [head = '', ...rest] = text.split(/\0+/);
  if (rest.length === 0) return { text };
  if (rest.length > MOST_PROFILES) return undefined;
  const [first = '', second] = rest.map(escaped);
  const again = second === undefined ? '' : `\\1${second}`;
  return { text, profiled: { head, pattern: new RegExp(`^${escaped(head)}([\\w.-]{1,60}?)${first}${again}$`) } };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The profile for which a data id is the one of that name. */
export function profileIn(id: string, { profiled }: DataIdName): string | undefined {
  return profiled?.pattern.exec(id)?.[1];
}

/** Many stored things by the names that are asked for. */
export class ByName<T> {
  private readonly byId = new Map<string, T[]>();
  private readonly found = new Map<string, readonly T[]>();

  constructor(things: readonly T[], idOf: (thing: T) => string) {
    for (const thing of things) {
      const same = this.byId.get(idOf(thing));
      if (same) same.push(thing);
      else this.byId.set(idOf(thing), [thing]);
    }
  }

  of(name: DataIdName): readonly T[] {
    if (name.profiled === undefined) return this.byId.get(name.text) ?? [];
    const known = this.found.get(name.text) ?? this.profiled(name.profiled);
    this.found.set(name.text, known);
    return known;
  }

  private profiled({ head, pattern }: { readonly head: string; readonly pattern: RegExp }): readonly T[] {
    return [...this.byId].flatMap(([id, things]) => (id.startsWith(head) && pattern.test(id) ? things : []));
  }
}
