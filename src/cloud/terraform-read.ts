import type { Repository, Source } from '../model/analyzer.ts';
import { type Expression, parseHcl } from '../sdk/hcl.ts';
import { folderOf } from '../sdk/path.ts';
import { attribute, type Given, localSource, type Module, type Placed } from './terraform-blocks.ts';
import { givenBy, instancesOf, sourceOf } from './terraform-module.ts';

interface Caller {
  readonly module: Module;
  /** What the module's block is called there, with the key of its `for_each`. */
  readonly label: string;
}

/** Reads a folder; `given` are the arguments of the `module` block that calls it. */
export function readModule(folder: string, repository: Repository, given: readonly Given[] = [], caller?: Caller): Module {
  const sources = repository.paths
    .filter((path) => folderOf(path) === folder && path.endsWith('.tf'))
    .flatMap((path) => repository.read(path) ?? []);
  const blocks = sources.flatMap((source) => parseHcl(source.text).blocks.map((block) => ({ ...block, source })));
  const known = new Map([
    ...blocks.flatMap(statedBy),
    ...setIn(folder, repository),
    ...given.map(({ name, value }) => [`var.${name}`, value] as const),
  ]);
  return {
    folder,
    path: caller ? [caller.module.path, 'module', caller.label].filter((step) => step !== '').join('.') : '',
    blocks,
    known,
    given: new Map<string, Source>(given.map(({ name, source }) => [`var.${name}`, source])),
    around: caller?.module,
    called: inner(repository),
  };
}

type Stated = readonly (readonly [name: string, value: Expression])[];

/** Defaults of variables, and locals. */
function statedBy(block: Placed): Stated {
  if (block.type === 'locals') return block.attributes.map(({ name, value }) => [`local.${name}`, value]);
  const usual = block.type === 'variable' ? attribute(block, 'default') : undefined;
  return usual ? [[`var.${block.labels[0]}`, usual]] : [];
}

/** What files of variables say that are read without being named. */
function setIn(folder: string, repository: Repository): Stated {
  const files = repository.paths.filter(
    (path) => folderOf(path) === folder && /(^|\/)(terraform|[\w.-]+\.auto)\.tfvars$/.test(path),
  );
  return files.flatMap((path) =>
    parseHcl(repository.read(path)?.text ?? '').attributes.map(({ name, value }) => [`var.${name}`, value] as const),
  );
}

/** The local module that a block calls, with what the block gives it. */
export function calledModule(block: Placed, module: Module, repository: Repository): Module | undefined {
  const folder = block.type === 'module' ? localSource(block, module.folder) : undefined;
  if (folder === undefined) return undefined;
  const given = block.attributes.map((each) => ({
    ...each,
    value: givenBy(each.value, module),
    source: sourceOf(each.value, block.source, module),
  }));
  const [label = ''] = block.labels;
  const key = attribute(block, 'for_each') && keyOf(module);
  return readModule(folder, repository, given, { module, label: key === undefined ? label : `${label}.${key}` });
}

/** Reads each called module once. */
function inner(repository: Repository): Module['called'] {
  const read = new WeakMap<Module, Map<string, Module | undefined>>();
  return (name, key, from) => {
    const known = read.get(from) ?? new Map<string, Module | undefined>();
    read.set(from, known);
    const id = JSON.stringify([name, key]);
    if (!known.has(id)) known.set(id, find(name, key, from, repository));
    return known.get(id);
  };
}

function find(name: string, key: string | undefined, from: Module, repository: Repository): Module | undefined {
  const block = from.blocks.find(({ type, labels }) => type === 'module' && labels[0] === name);
  const placed = block ? instancesOf(block, from) : [];
  const [only, ...others] = placed;
  const isKeyed = attribute(block, 'for_each') !== undefined;
  // Without a key that is known, nobody tells which of several is meant.
  const own = others.length === 0 ? only : undefined;
  const instance = isKeyed && key !== undefined ? placed.find(({ module }) => keyOf(module) === key) : own;
  return instance && calledModule(instance.block, instance.module, repository);
}

function keyOf({ known }: Module): string | undefined {
  const key = known.get('each.key');
  return key?.is === 'text' ? key.text : undefined;
}
