import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';
import { messageOf, UserError } from '../errors.ts';
import { parseYaml, type YamlNode } from '../sdk/yaml.ts';
import { type Config, ConfigFile, type PartialConfig } from './config.ts';

const FILE = 'asbuilt.yaml';

/** Flags win over the environment (`ASBUILT_NAME` …), that over `asbuilt.yaml` or the file named in its place. Patterns to ignore add up. */
export function loadConfig(
  root: string,
  flags: PartialConfig = {},
  environment: Readonly<Record<string, string | undefined>> = {},
  file?: string,
): Config {
  const layers = [flags, fromEnvironment(environment), file === undefined ? fromFolder(root) : fromFile(file, file)];
  return {
    name: first(layers.map(({ name }) => name)) ?? null,
    ignore: layers.toReversed().flatMap(({ ignore = [] }) => ignore),
    documents: first(layers.map(({ documents }) => documents)) ?? null,
    failOn: first(layers.map(({ failOn }) => failOn)) ?? 'any',
    policies: first(layers.map(({ policies }) => policies)) ?? null,
    cache: first(layers.map(({ cache }) => cache)) ?? true,
  };
}

function first<T>(options: readonly T[]): T | undefined {
  return options.find((option) => option !== undefined && option !== null);
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): PartialConfig {
  const { ASBUILT_NAME, ASBUILT_IGNORE, ASBUILT_DOCUMENTS, ASBUILT_FAIL_ON, ASBUILT_CACHE } = environment;
  return {
    name: ASBUILT_NAME || undefined,
    ignore: ASBUILT_IGNORE?.split(',')
      .map((pattern) => pattern.trim())
      .filter(Boolean),
    documents: ASBUILT_DOCUMENTS || undefined,
    failOn: ASBUILT_FAIL_ON ? checked(ConfigFile.shape.failOn.safeParse(ASBUILT_FAIL_ON), () => 'ASBUILT_FAIL_ON') : undefined,
    cache: ASBUILT_CACHE === 'off' ? false : ASBUILT_CACHE || undefined,
  };
}

function fromFolder(root: string): PartialConfig {
  return existsSync(`${root}/${FILE}`) ? fromFile(`${root}/${FILE}`, FILE) : {};
}

/** `name` is how messages call the file. */
function fromFile(path: string, name: string): PartialConfig {
  const { documents, problems } = parseYaml({ path: name, text: textOf(path, name) });
  const [problem] = problems;
  if (problem) throw new UserError(`${name}:${problem.evidence.line}: ${problem.message}`);
  const [file] = documents;
  if (!file) return {};
  // Libraries are checked here and read by the front ends.
  const {
    $schema: _schema,
    libraries: _libraries,
    cache,
    ...config
  } = checked(ConfigFile.safeParse(plain(file)), (path) => `${name}:${lineOf(file, path)}`);
  return { ...config, cache: cache && cache === 'on' };
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError(`${name}: the file cannot be read: ${messageOf(thrown)}.`);
  }
}

type Checked<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly error: z.core.$ZodError };

/** `at` says where a path inside the value stands. */
function checked<T>(result: Checked<T>, at: (path: readonly PropertyKey[]) => string): T {
  if (result.success) return result.data;
  const lines = result.error.issues
    .flatMap(alternatives)
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys
            .map(
              (key) =>
                `${at([...issue.path, key])}: there is no setting \`${key}\`${issue.path.length > 0 ? ' here' : `; there are ${knownKeys()}`}.`,
            )
            .join('\n')
        : `${at(issue.path)}: ${issue.path.length > 0 ? `\`${issue.path.join('.')}\`: ` : ''}${issue.message}.`,
    );
  throw new UserError(lines.join('\n'));
}

/** Where one of several shapes is asked for, what is wrong with the first that comes near; that none fits would not help. */
function alternatives(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const near = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
  return near ? near.flatMap(alternatives).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) : [issue];
}

function knownKeys(): string {
  return Object.keys(ConfigFile.shape)
    .map((key) => `\`${key}\``)
    .join(', ');
}

function lineOf(file: YamlNode, path: readonly PropertyKey[]): number {
  let node = file;
  for (const step of path) node = (typeof step === 'number' ? node.items()[step] : node.get(String(step))) ?? node;
  return node.evidence().line;
}

/** The tree as plain data; every scalar of this file is a text. */
function plain(node: YamlNode): unknown {
  if (node.kind === 'map') return Object.fromEntries(node.entries().map(([key, value]) => [key, plain(value)]));
  return node.kind === 'list' ? node.items().map(plain) : node.text();
}
