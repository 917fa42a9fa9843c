import type { Expression, Module } from '../../../src/code/ir.ts';
import type { Repository } from '../../../src/model/analyzer.ts';
import { type BuildModule, moduleAround } from '../build-modules.ts';

/** What URIs of endpoints may be kept under: constants of other classes, and properties by their keys. */
export interface CamelTexts {
  constant(className: string, field: string): string | undefined;
  property(path: string, key: string): string | undefined;
}

/** Texts of the files that use Camel, and of the properties that their modules are started with. */
export function camelTexts(modules: readonly Module[], builds: readonly BuildModule[], repository: Repository): CamelTexts {
  let constants: ReadonlyMap<string, string> | undefined;
  const files = new Map<string, ReadonlyMap<string, string>>();
  return {
    constant: (className, field) => {
      constants ??= constantsIn(modules);
      return constants.get(`${className}.${field}`);
    },
    property: (path, key) => {
      const folder = moduleAround(path, builds)?.folder ?? '.';
      const known = files.get(folder) ?? propertiesIn(folder, repository);
      files.set(folder, known);
      return known.get(key);
    },
  };
}

/** Static texts by class and name; what two classes of one name say differently is not known. */
function constantsIn(modules: readonly Module[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const { name = '', fields } of modules.flatMap(({ classes }) => classes))
    for (const field of fields) {
      const text = field.isStatic ? plainText(field.values[0]?.expression) : undefined;
      const key = `${name}.${field.name}`;
      if (text === undefined) continue;
      if (found.has(key) && found.get(key) !== text) doubtful.add(key);
      found.set(key, text);
    }
  for (const key of doubtful) found.delete(key);
  return found;
}

function plainText(expression: Expression | undefined): string | undefined {
  if (expression?.is === 'literal') return String(expression.value ?? '');
  if (expression?.is !== 'concat') return undefined;
  const parts = expression.parts.map(plainText);
  return parts.includes(undefined) ? undefined : parts.join('');
}

/** https://camel.apache.org/components/latest/properties-component.html, in the file that Camel's programs are started with. */
function propertiesIn(folder: string, repository: Repository): ReadonlyMap<string, string> {
  const inside = folder === '.' ? '' : `${folder}/`;
  const text = repository.read(`${inside}src/main/resources/application.properties`)?.text ?? '';
  const lines = text.split('\n').filter((line) => !/^\s*[#!]/.test(line));
  return new Map(
    lines.flatMap((line) => {
      const at = line.search(/[=:]/);
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const];
    }),
  );
}
