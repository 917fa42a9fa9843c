import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

const DOTENV = ['.env', '.env.local', '.env.production'];
/** What developers copy: it counts where nothing else says anything. */
const EXAMPLES = ['.env.example', '.env.dist'];
const EXAMPLE = /(^|\/)\.env\.(example|dist|sample|template|test|testing|ci)$/;
const DEPLOYMENT = /(^|\/)[^/]*\.(ya?ml|env|tf)$|(^|\/)\.env[^/]*$|(^|\/)Dockerfile[^/]*$/;
const LONGEST = 300_000;

const known = new WeakMap<Repository, readonly string[]>();

/**
 * The value that a setting has for a program: of its own .env files, else of other environment files beside them or of the deployment's
 * files where all say the same, else of the examples. Only for what chooses between things; the values of addresses are the resolver's.
 */
export function statedSetting(key: string, folder: string, repository: Repository): string | undefined {
  const [value] = textsOf(DOTENV, folder, repository).flatMap((text) => valuesIn(text, key));
  if (value !== undefined) return value;
  const beside = repository.paths.filter(
    (path) => folderOf(path) === folder && /(^|\/)\.env\./.test(path) && !EXAMPLE.test(path),
  );
  const near = beside.flatMap((path) => repository.read(path)?.text ?? []);
  for (const texts of [near, deploymentTexts(repository)]) {
    const [only, ...others] = new Set(texts.flatMap((text) => valuesIn(text, key)));
    if (only !== undefined && others.length === 0) return only;
  }
  return textsOf(EXAMPLES, folder, repository).flatMap((text) => valuesIn(text, key))[0];
}

/** The connection of a configuration file that is used where code names none: what settings choose, else what the file falls back to. */
export function chosenConnection(file: string, keys: readonly string[], folder: string, repository: Repository): string {
  const stated = keys.map((key) => statedSetting(key, folder, repository)).find((value) => value !== undefined);
  const source = repository.read(below(folder, `config/${file}.php`))?.text ?? '';
  const fallback = /'default'\s{0,20}=>\s{0,20}(?:env\(\s{0,9}'[^']{0,99}'\s{0,9},\s{0,9})?'([^']{0,99})'/.exec(source)?.[1];
  return stated ?? fallback ?? '';
}

function textsOf(names: readonly string[], folder: string, repository: Repository): readonly string[] {
  return names.flatMap((name) => repository.read(below(folder, name))?.text ?? []);
}

/** Whether any file of the repository gives the setting a value. */
export function isSettingStated(key: string, folder: string, repository: Repository): boolean {
  if (!/^\w+$/.test(key)) return false;
  const texts = [...textsOf([...DOTENV, ...EXAMPLES], folder, repository), ...deploymentTexts(repository)];
  return texts.some((text) => valuesIn(text, key).length > 0 || new RegExp(`name:[ \\t]*["']?${key}\\b`).test(text));
}

function deploymentTexts(repository: Repository): readonly string[] {
  const found =
    known.get(repository) ??
    repository.paths
      .filter((path) => DEPLOYMENT.test(path) && !EXAMPLE.test(path))
      .flatMap((path) => repository.read(path)?.text ?? [])
      .filter((text) => text.length < LONGEST);
  known.set(repository, found);
  return found;
}

/** `KEY=value`, `KEY: value`, `- KEY=value`, `{ KEY: value }`; a key that is no name of a setting has none. */
function valuesIn(text: string, key: string): readonly string[] {
  if (!/^[\w.]+$/.test(key)) return [];
  const pattern = new RegExp(`^[ \\t]*(?:- |ENV |export )?["']?${key}["']?[ \\t]*[=:][ \\t]*["']?([^"'\\s#]+)`, 'gm');
  const inline = new RegExp(`[{,][ \\t]*["']?${key}["']?[ \\t]*:[ \\t]*["']?([^"'\\s#,}]+)`, 'g');
  return [...text.matchAll(pattern), ...text.matchAll(inline)].flatMap(([, value]) => value ?? []);
}
