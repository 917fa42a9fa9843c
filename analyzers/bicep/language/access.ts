import { choice, each, isNull, known, type Made, open, type Reference, type Resource, scalar } from './made.ts';

/** `value.name`. */
export function member(value: Made, name: string): Made {
  switch (value.is) {
    case 'object':
      return value.entries.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.value ?? scalar(null, value.at);
    case 'reference':
      return asked(value, name);
    case 'module':
      return name === 'outputs' ? value : value.output(name);
    case 'choice':
      return each(value, (inner) => member(inner, name));
    case 'open':
      return { ...value, id: `${value.id}.${name}` };
    default:
      return scalar(null, value.at);
  }
}

const MOST_STEPS = 12;

/** What a resource's own lines state of it; else what is asked of it. */
function asked(reference: Reference, name: string): Made {
  const { resource } = reference;
  const path = [...reference.path, name];
  if (path.length > MOST_STEPS) return open('it is asked too deep', reference.at);
  const inner = reference.path.length === 0 ? resource.inside(name) : undefined;
  if (inner) return inner;
  if (resource.isModule) return { ...reference, path: path.join('.') === 'outputs.name' ? ['name'] : path };
  const stated = name === 'name' || path.some((step) => step.endsWith('()')) ? undefined : statedAt(resource, path);
  return stated && !isNull(stated) && stated.is !== 'object' ? stated : { ...reference, path };
}

function statedAt(resource: Resource, path: readonly string[]): Made | undefined {
  if (path.length === 1 && /^(id|type|apiVersion|properties)$/.test(path[0] ?? '')) return undefined;
  return at(resource.body(), ...path);
}

/** The value below some keys, one after the other; undefined for what is not there or is nothing. */
export function at(value: Made | undefined, ...keys: readonly string[]): Made | undefined {
  let found = value;
  for (const key of keys) {
    if (!found || found.is === 'reference') return undefined;
    found = member(found, key);
  }
  return found === undefined || isNull(found) ? undefined : settled(found);
}

/** Of a choice between something and nothing, the something. */
function settled(value: Made): Made | undefined {
  if (value.is !== 'choice') return value;
  const stated = value.values.filter((inner) => !isNull(inner));
  return stated.length === 0 ? undefined : choice(stated, value.at);
}

/** The items of a list, also where one of several lists is meant. */
export function itemsOf(value: Made | undefined): readonly Made[] {
  if (value?.is === 'list') return value.items.flatMap((item) => (item.is === 'choice' ? item.values.slice(0, 1) : [item]));
  if (value?.is !== 'choice') return [];
  return value.values.map(itemsOf).find((items) => items.length > 0) ?? [];
}

/** `value[by]`. */
export function indexed(value: Made, by: Made): Made {
  const key = known(by);
  switch (value.is) {
    case 'list': {
      const number = key === undefined ? Number.NaN : Number(key);
      if (!Number.isNaN(number)) return value.items.at(number) ?? scalar(null, value.at);
      return value.items.length > 0 ? choice(value.items, value.at) : open('which item is meant is computed', value.at);
    }
    case 'object':
      return key === undefined ? objectAt(value) : member(value, key);
    case 'choice':
      return each(value, (inner) => indexed(inner, by));
    case 'reference':
      return member(value, key ?? '*');
    case 'open':
      return { ...value, id: `${value.id}[${key ?? '*'}]` };
    default:
      return open('it is computed', value.at);
  }
}

function objectAt(value: Extract<Made, { is: 'object' }>): Made {
  const values = value.entries.map((entry) => entry.value);
  return values.length > 0 ? choice(values, value.at) : open('which entry is meant is computed', value.at);
}
