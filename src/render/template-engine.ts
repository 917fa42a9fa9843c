import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { helpersFor } from './helpers.ts';
import type { RenderOptions } from './options.ts';
import { packageRoot } from './package-root.ts';

const EXTENSION = '.hbs';

/** Folders beside the sets: pieces of documents, and what each placeholder of a user's own template prints. */
const PIECES = ['partials', 'fields'] as const;

/** A template that is ready to print. */
export interface Template {
  /** The folder it lies in. */
  readonly set: string;
  /** The document's path, such as `integration-plan.md`. */
  readonly path: string;
  print(view: object): string;
}

/** Every template of every set in `templates/`, sorted by set and name. In strict mode a value that no view gives is an error. */
export function loadTemplates(options: RenderOptions = {}): readonly Template[] {
  const engine = engineFor(options);
  const known = Object.fromEntries(Object.keys(engine.helpers).map((name) => [name, true]));
  return foldersIn(rootOf()).flatMap((set) =>
    filesIn(join(rootOf(), set)).map((file) => {
      const print = engine.compile(readText(file), { strict: true, noEscape: true, knownHelpers: known, knownHelpersOnly: true });
      return { set, path: nameOf(file), print: (view: object) => print(view) };
    }),
  );
}

/** Handlebars with all helpers and partials. */
export function engineFor(options: RenderOptions): typeof Handlebars {
  const engine = Handlebars.create();
  engine.registerHelper(helpersFor(options));
  for (const folder of PIECES) {
    for (const file of filesIn(join(rootOf(), folder))) engine.registerPartial(nameOf(file), readText(file));
  }
  return engine;
}

function rootOf(): string {
  return join(packageRoot(import.meta.url), 'templates');
}

function foldersIn(root: string): readonly string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .filter((name) => !PIECES.some((piece) => piece === name))
    .sort();
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => join(folder, name));
}

function nameOf(file: string): string {
  return basename(file, EXTENSION);
}

function readText(file: string): string {
  return readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
}
