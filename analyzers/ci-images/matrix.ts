import { parseJson, type Source, type YamlNode } from '../../src/sdk/index.ts';
import type { Variables } from './shell-words.ts';

const MOST = 200;

/** Every way to take one of each; with more than so many, none is told. */
export function combinations(choices: readonly (readonly Variables[])[]): readonly Variables[] {
  let found: readonly Variables[] = [new Map()];
  for (const choice of choices) {
    if (choice.length === 0) continue;
    if (found.length * choice.length > MOST) return [new Map()];
    found = found.flatMap((before) => choice.map((each) => new Map([...before, ...each])));
  }
  return found;
}

/** A scalar under its name, and what a map holds under the names joined with dots. */
export function namesIn(name: string, node: YamlNode): Variables {
  const text = node.text();
  if (text !== undefined) return new Map([[name, text]]);
  return new Map(node.entries().flatMap(([key, value]) => [...namesIn(`${name}.${key}`, value)]));
}

/** https://docs.gitlab.com/ci/yaml/#parallelmatrix */
export function gitlabMatrix(node: YamlNode): readonly Variables[] {
  const entries = node
    .items()
    .map((entry) => combinations(entry.entries().map(([key, value]) => value.texts().map((text) => new Map([[key, text]])))));
  return entries.length === 0 ? [new Map()] : entries.flat().slice(0, MOST);
}

/**
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstrategymatrix: an `include` adds to
 * every combination whose own values it leaves as they are, and is one more where there is none.
 */
export function githubMatrix(node: YamlNode): readonly Variables[] {
  const lists = node.entries().filter(([key]) => key !== 'include' && key !== 'exclude');
  const choices = lists.map(([key, value]) => itemsOf(value).map((item) => namesIn(`matrix.${key}`, item)));
  const excluded = itemsOf(node.get('exclude')).map(entryOf);
  const plain = lists.length === 0 ? [] : combinations(choices);
  const own = plain.filter((each) => !excluded.some((other) => [...other].every(([key, value]) => each.get(key) === value)));
  let found: readonly Variables[] = own;
  for (const entry of itemsOf(node.get('include')).map(entryOf)) {
    const fits = own.map((each) => [...entry].every(([key, value]) => (each.get(key) ?? value) === value));
    found = fits.includes(true)
      ? found.map((each, index) => (fits[index] ? new Map([...each, ...entry]) : each))
      : [...found, entry];
  }
  return found.length === 0 ? [new Map()] : found;
}

function entryOf(entry: YamlNode): Variables {
  return new Map(entry.entries().flatMap(([key, value]) => [...namesIn(`matrix.${key}`, value)]));
}

/** A list, also one that is written as `${{ fromJSON('["orders", "payments"]') }}`. */
function itemsOf(node: YamlNode): readonly YamlNode[] {
  const written = /^\s*\$\{\{\s*fromJSON\(\s*'([^']*)'\s*\)\s*\}\}\s*$/i.exec(node.text() ?? '')?.[1];
  if (written === undefined) return node.items();
  const source: Source = { path: node.source.path, text: written.replaceAll("''", "'") };
  return parseJson(source).root.items();
}
