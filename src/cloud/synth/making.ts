import type { CallSite } from '../../code/ir.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Attribute, entriesOf, type Frame, type Made, type Passed, type Thing } from './things.ts';
import type { Values } from './values.ts';

/** A call of a package. */
export interface Call {
  readonly site: CallSite;
  readonly frame: Frame;
  readonly passed: Passed;
  readonly on?: Made | Attribute;
}

/** What it gives, with the line above it where that is in another file. */
export function madeBy(path: string, { site, frame, passed, on }: Call, callers: readonly Evidence[]): Made {
  const { module } = frame;
  const properties = new Map([
    ...passed.items.flatMap((item) => [...entriesOf(item)].map(([key, thing]) => [camel(key), thing] as const)),
    ...[...passed.named].map(([key, thing]) => [camel(key), thing] as const),
  ]);
  return {
    is: 'made',
    path,
    isNew: site.isNew,
    ...(on && { on }),
    arguments: passed.items,
    properties,
    module,
    site,
    evidence: { path: module.path, line: site.place.line, text: site.place.text },
    via: callers.slice(-1).filter((caller) => caller.path !== module.path),
  };
}

export function passedIn({ arguments: stated }: CallSite, frame: Frame, values: Values): Passed {
  const named = new Map<string, Thing>();
  for (const each of stated) {
    if (each.is !== 'keyword') continue;
    const thing = values.value(each.of, frame);
    if (each.name === '**') for (const [key, inner] of entriesOf(thing)) named.set(key, inner);
    else named.set(each.name, thing);
  }
  const byPlace = stated.filter((each) => each.is !== 'keyword');
  return { items: values.items(byPlace, frame), named };
}

export function camel(name: string): string {
  return name.replace(/_+(\w)/g, (_whole, letter: string) => letter.toUpperCase());
}
