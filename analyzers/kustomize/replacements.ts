// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replacements/
import { type Content, folderOf, joinPath, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { type MapContent, mapEvery, textAt, valueAt } from './content.ts';
import { patchJson } from './json-patch.ts';
import { isTargeted } from './patches.ts';

/** Values of one object put into others: `replacements`, and the older `vars` as `$(NAME)`. */
export function replaced(
  resources: readonly MapContent[],
  earlier: readonly MapContent[],
  kustomization: YamlNode,
  repository: Repository,
): readonly MapContent[] {
  // An object also answers to the name that it had before the kustomization gave it a prefix.
  const names = earlier.map((each) => textAt(each, 'metadata', 'name'));
  const rules = kustomization
    .get('replacements')
    .items()
    .flatMap((item) => {
      const path = item.get('path').text();
      const target = path === undefined ? undefined : joinPath(folderOf(item.source.path), path);
      const source = target === undefined ? undefined : repository.read(target);
      return source
        ? parseYaml(source).documents.flatMap((document) => (document.kind === 'list' ? document.items() : [document]))
        : [item];
    });
  return withVariables(
    rules.reduce<readonly MapContent[]>((before, rule) => applyRule(before, rule, names), resources),
    names,
    kustomization.get('vars').items(),
  );
}

type Names = readonly (string | undefined)[];

function applyRule(resources: readonly MapContent[], rule: YamlNode, names: Names): readonly MapContent[] {
  const source = rule.get('source');
  const from = resources.find((each, index) => isTargeted(each, source, names[index]));
  const value = from && valueAt(from, ...stepsOf(source.get('fieldPath').text() ?? 'metadata.name'));
  if (value?.is !== 'scalar') return resources;
  const given = part(value.text, source.get('options'));
  return rule
    .get('targets')
    .items()
    .reduce((before, target) => {
      return before.map((each, index) =>
        isTargeted(each, target.get('select'), names[index]) ? applyFields(each, target, { ...value, text: given }, rule) : each,
      );
    }, resources);
}

function applyFields(
  resource: MapContent,
  target: YamlNode,
  value: Extract<Content, { is: 'scalar' }>,
  rule: YamlNode,
): MapContent {
  return target
    .get('fieldPaths')
    .texts()
    .reduce((map, path) => {
      const pointers = pointersOf(map, stepsOf(path), '');
      return pointers.reduce((each, pointer) => {
        const known = at(each, pointer);
        const options = target.get('options');
        const text =
          known?.is === 'scalar' && options.get('delimiter').exists ? spliced(known.text, value.text, options) : value.text;
        const via = [
          ...(value.source ? [{ source: value.source, line: value.line }] : []),
          { source: rule.source, line: rule.line },
        ];
        const made: Content =
          known?.is === 'scalar' ? { ...known, text, via: [...(known.via ?? []), ...via] } : { ...value, text };
        const operation: Content = {
          is: 'map',
          tag: '',
          line: rule.line,
          entries: [entry('op', 'add', rule), entry('path', pointer, rule), { key: 'value', line: rule.line, value: made }],
        };
        const isInList = /\/\d+$/.test(pointer);
        return patchJson(
          each,
          isInList ? [{ ...operation, entries: [entry('op', 'replace', rule), ...operation.entries.slice(1)] }] : [operation],
          [],
        );
      }, map);
    }, resource);
}

function entry(key: string, text: string, rule: YamlNode) {
  return { key, line: rule.line, value: { is: 'scalar' as const, text, plain: false, tag: '', line: rule.line } };
}

/** `a.b.[name=x].c`, `a.b.0`, `a.[key.with.dots]`. */
function stepsOf(path: string): readonly string[] {
  return [...path.matchAll(/\[([^\]]{1,200})\]|([^.[\]]{1,200})/g)].map(([, bracket, plain]) =>
    bracket === undefined ? (plain ?? '') : `[${bracket}]`,
  );
}

function pointersOf(content: Content | undefined, steps: readonly string[], pointer: string): readonly string[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [pointer];
  if (content?.is === 'list') {
    const [, key, wanted] = /^\[([^=]+)=(.*)\]$/.exec(step) ?? [];
    return content.items.flatMap((item, index) => {
      const isMeant = step === '*' || step === String(index) || (key !== undefined && textAt(item, key) === wanted);
      return isMeant ? pointersOf(item, rest, `${pointer}/${index}`) : [];
    });
  }
  const name = step.replace(/^\[|\]$/g, '');
  const inner = valueAt(content, name);
  const escaped = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return inner || rest.length === 0 ? pointersOf(inner, rest, `${pointer}/${escaped}`) : [];
}

function at(content: Content, pointer: string): Content | undefined {
  let found: Content | undefined = content;
  for (const step of pointer.split('/').slice(1)) {
    found = found?.is === 'list' ? found.items[Number(step)] : valueAt(found, step.replaceAll('~1', '/').replaceAll('~0', '~'));
  }
  return found;
}

function part(text: string, options: YamlNode): string {
  const delimiter = options.get('delimiter').text();
  return delimiter === undefined ? text : (text.split(delimiter)[options.get('index').number() ?? 0] ?? text);
}

function spliced(known: string, value: string, options: YamlNode): string {
  const delimiter = options.get('delimiter').text() ?? '';
  const parts = known.split(delimiter);
  parts[options.get('index').number() ?? 0] = value;
  return parts.join(delimiter);
}

function withVariables(resources: readonly MapContent[], names: Names, vars: readonly YamlNode[]): readonly MapContent[] {
  const known = new Map<string, string>();
  for (const node of vars) {
    const from = resources.find((each, index) => isTargeted(each, node.get('objref'), names[index]));
    const value = from && textAt(from, ...stepsOf(node.at('fieldref', 'fieldpath').text() ?? 'metadata.name'));
    const name = node.get('name').text();
    if (name !== undefined && value !== undefined) known.set(name, value);
  }
  if (known.size === 0) return resources;
  return resources.flatMap((resource) => {
    const changed = mapEvery(resource, (map) => ({
      ...map,
      entries: map.entries.map((each) => ({ ...each, value: filled(each.value, known) })),
    }));
    return changed.is === 'map' ? [changed] : [];
  });
}

function filled(value: Content, known: ReadonlyMap<string, string>): Content {
  if (value.is === 'list') return { ...value, items: value.items.map((item) => filled(item, known)) };
  if (value.is !== 'scalar' || !value.text.includes('$(')) return value;
  const text = value.text.replace(/\$\$|\$\(([\w.-]{1,200})\)/g, (whole, name?: string) =>
    name === undefined ? '$' : (known.get(name) ?? whole),
  );
  return { ...value, text };
}
