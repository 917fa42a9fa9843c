import { parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

// https://symfony.com/doc/current/configuration.html#configuration-formats

/** What files of `config/packages` with these names say, in YAML or in PHP. */
export function configurationOf(home: string, names: readonly string[], repository: Repository): readonly YamlNode[] {
  return names.flatMap((name) => {
    const read = (ending: string) => repository.read(below(home, `config/packages/${name}.${ending}`));
    const [yaml, php] = [read('yaml') ?? read('yml'), read('php')];
    const written = php && asYaml(php.text);
    return [
      ...(yaml ? parseYaml(yaml).documents : []),
      ...(php && written !== undefined ? parseYaml(php, written).documents : []),
    ];
  });
}

const EXTENSION = /->\s*extension\(\s*'(\w{1,100})'\s*,\s*(?=\[)/g;
const TOKEN =
  /\n|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|=>|\benv\(\s*'([^'\n]{1,200})'\s*\)|([\w\\]{1,200})::class|->\w{1,100}\(\)|[[\],]|[\w.+-]{1,100}|./g;
const IMPORT = /^use\s+([\w\\]{1,300})(?:\s+as\s+(\w{1,100}))?;/gm;

/** The arrays of `$container->extension('framework', […])` as YAML, line for line. */
function asYaml(text: string): string | undefined {
  const names = new Map([...text.matchAll(IMPORT)].map(([, full = '', as]) => [as ?? full.split('\\').at(-1) ?? '', full]));
  const parts: string[] = [];
  let from = 0;
  for (const found of text.matchAll(EXTENSION)) {
    const start = found.index + found[0].length;
    const { written, end } = arrayAt(text, start, names);
    parts.push(linesOf(text.slice(from, start)), parts.length === 0 ? '{' : ',', `${JSON.stringify(found[1])}: `, written);
    from = end;
  }
  return parts.length === 0 ? undefined : `${parts.join('')}}`;
}

function linesOf(text: string): string {
  return text.replace(/[^\n]/g, '');
}

interface Open {
  readonly at: number;
  hasKeys: boolean;
}

/** An array with keys becomes a mapping, one without a list; comments and what only computes go. */
function arrayAt(text: string, start: number, names: ReadonlyMap<string, string>) {
  const out: string[] = [];
  const open: Open[] = [];
  let end = text.length;
  for (const token of text.slice(start).matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token[0] === '[') open.push({ at: out.length, hasKeys: false });
    if (token[0] === '=>' && inner) inner.hasKeys = true;
    out.push(token[0] === ']' ? closed(open, out) : writtenAs(token, names));
    end = start + token.index + token[0].length;
    if (open.length === 0) break;
  }
  return { written: out.join(''), end };
}

function closed(open: Open[], out: string[]): string {
  const inner = open.pop();
  if (inner?.hasKeys) out[inner.at] = '{';
  return inner?.hasKeys ? '}' : ']';
}

function writtenAs([all, single, double, variable, name]: RegExpMatchArray, names: ReadonlyMap<string, string>): string {
  if (all.startsWith('/*')) return linesOf(all);
  if (/^(\/\/|#|->)/.test(all)) return '';
  if (all === '=>') return ': ';
  if (variable !== undefined) return JSON.stringify(`%env(${variable})%`);
  if (name !== undefined) return JSON.stringify(names.get(name) ?? name.replace(/^\\/, ''));
  const quoted = single ?? double;
  return quoted === undefined ? all : JSON.stringify(quoted.replace(/\\([\\'"])/g, '$1'));
}
