// https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
import type { Module } from '../../code/ir.ts';
import { type Content, type Entry, type Findings, type Repository, type Source, TreeNode } from '../../sdk/index.ts';
import { Run } from '../synth/run.ts';
import { type Thing, textIn } from '../synth/things.ts';
import { serviceFacts } from './service-file.ts';
import type { Exports } from './template.ts';
import { Variables } from './variables.ts';

const DEEPEST = 40;
/** Lists that are put into lists twice at every step grow without end. */
const MOST_PARTS = 50_000;
type Resolve = (specifier: string, fromPath: string) => string | undefined;

/** Service files that are code: what `serverless.ts` exports is the document that a `serverless.yml` would be. */
export function serviceFilesInCode(
  modules: readonly Module[],
  resolve: Resolve,
  repository: Repository,
  exports: Exports,
): Findings {
  const own = modules.filter(({ path }) => /(^|\/)serverless[\w.-]*\.[cm]?[jt]s$/.test(path));
  if (own.length === 0) return { facts: [], problems: [] };
  const run = new Run(modules, resolve);
  const documents = own.flatMap((module) => documentOf(module, run, repository));
  const variables = documents.map((document) => new Variables(document, repository));
  return {
    facts: variables.flatMap((each) => serviceFacts(each.settled(), exports)),
    problems: variables.flatMap((each) => each.problems),
  };
}

function documentOf(module: Module, run: Run, repository: Repository): readonly TreeNode[] {
  const source = repository.read(module.path);
  const exported = run.exported(module, 'default');
  if (!source || exported.is !== 'object') return [];
  const content = new Lines(run, repository).contentOf(exported, { source, line: 1 });
  return content ? [new TreeNode(source, content, 1)] : [];
}

interface At {
  readonly source: Source;
  readonly line: number;
}

/** Finds the lines of what an object states: where the variable stands that holds it, and in the order of its keys from there. */
class Lines {
  readonly #run: Run;
  readonly #repository: Repository;
  readonly #texts = new Map<string, readonly string[]>();
  #left = MOST_PARTS;

  constructor(run: Run, repository: Repository) {
    this.#run = run;
    this.#repository = repository;
  }

  contentOf(thing: Thing, around: At, depth = 0): Content | undefined {
    const at = this.#placeOf(thing, around);
    const origin = { tag: '', ...at };
    this.#left -= 1;
    if (depth > DEEPEST || this.#left < 0) return undefined;
    if (thing.is === 'object') return { is: 'map', entries: this.#entries(thing.entries, at, depth), ...origin };
    if (thing.is === 'list')
      return { is: 'list', items: thing.items.flatMap((item) => this.contentOf(item, at, depth + 1) ?? []), ...origin };
    const text = thing.is === 'plain' && typeof thing.value === 'boolean' ? String(thing.value) : textIn(thing);
    return text === undefined ? undefined : { is: 'scalar', text, plain: false, ...origin };
  }

  #placeOf(thing: Thing, around: At): At {
    const place = this.#run.places.get(thing);
    const source = place && this.#repository.read(place.path);
    return place && source ? { source, line: place.line } : around;
  }

  #entries(entries: ReadonlyMap<string, Thing>, at: At, depth: number): readonly Entry[] {
    let { line } = at;
    return [...entries].flatMap(([key, thing]) => {
      line = this.#lineOf(key, { ...at, line });
      const place = this.#placeOf(thing, { ...at, line });
      const value = this.contentOf(thing, place, depth + 1);
      return value ? [{ key, value, ...place }] : [];
    });
  }

  /** The first line from a place on that has the key; the place itself where none has. */
  #lineOf(key: string, { source, line }: At): number {
    const lines = this.#texts.get(source.path) ?? source.text.split('\n');
    this.#texts.set(source.path, lines);
    const isKey = (text: string) => text.split(/[^\w$.-]+/).includes(key);
    const found = lines.findIndex((text, index) => index + 1 >= line && isKey(text));
    return found < 0 ? line : found + 1;
  }
}
