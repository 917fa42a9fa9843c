import type { Repository } from '../../src/sdk/index.ts';
import { below } from './composer.ts';

const DOTENV = ['.env', '.env.local', '.env.production', '.env.example', '.env.dist'];
const DEPLOYMENT = /(^|\/)[^/]*\.(ya?ml|env|tf)$|(^|\/)\.env[^/]*$|(^|\/)Dockerfile[^/]*$/;
const LONGEST = 300_000;

const known = new WeakMap<Repository, readonly string[]>();

/**
 * The value that a setting has for a program: of its own .env files, else of the deployment's files where all say the same. Only for
 * what chooses between things; the values of addresses are the resolver's.
 */
export function statedSetting(key: string, folder: string, repository: Repository): string | undefined {
  const own = DOTENV.flatMap((name) => repository.read(below(folder, name))?.text ?? []);
  const [value] = own.flatMap((text) => valuesIn(text, key));
  if (value !== undefined) return value;
  const others = new Set(deploymentTexts(repository).flatMap((text) => valuesIn(text, key)));
  return others.size === 1 ? [...others][0] : undefined;
}

/** Whether any file of the repository gives the setting a value. */
export function isSettingStated(key: string, folder: string, repository: Repository): boolean {
  if (!/^\w+$/.test(key)) return false;
  const texts = [...DOTENV.flatMap((name) => repository.read(below(folder, name))?.text ?? []), ...deploymentTexts(repository)];
  return texts.some((text) => valuesIn(text, key).length > 0 || new RegExp(`name:[ \\t]*["']?${key}\\b`).test(text));
}

function deploymentTexts(repository: Repository): readonly string[] {
  const found =
    known.get(repository) ??
    repository.paths
      .filter((path) => DEPLOYMENT.test(path))
      .flatMap((path) => repository.read(path)?.text ?? [])
      .filter((text) => text.length < LONGEST);
  known.set(repository, found);
  return found;
}

/** `KEY=value`, `KEY: value`, `- KEY=value`; keys are names of settings and hold nothing that a pattern would read otherwise. */
function valuesIn(text: string, key: string): readonly string[] {
  const pattern = new RegExp(`^[ \\t]*(?:- |ENV |export )?["']?${key}["']?[ \\t]*[=:][ \\t]*["']?([^"'\\s#]+)`, 'gm');
  return [...text.matchAll(pattern)].flatMap(([, value]) => value ?? []);
}
