import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { helpers } from './helpers.ts';
import { packageRoot } from './package-root.ts';

const EXTENSION = '.hbs';
const PARTIALS = 'partials';

/** A template that is ready to print. */
export interface Template {
  /** The document's path, such as `integration-plan.md`. */
  readonly path: string;
  print(view: object): string;
}

/** Every template of every set in `templates/`, sorted by set and name. In strict mode a value that no view gives is an error. */
export function loadTemplates(): readonly Template[] {
  const root = join(packageRoot(import.meta.url), 'templates');
  const engine = Handlebars.create();
  engine.registerHelper(helpers);
  for (const file of filesIn(join(root, PARTIALS))) engine.registerPartial(nameOf(file), readText(file));
  return foldersIn(root).flatMap((set) =>
    filesIn(set).map((file) => {
      const print = engine.compile(readText(file), {
        strict: true,
        noEscape: true,
        knownHelpers: known(),
        knownHelpersOnly: true,
      });
      return { path: nameOf(file), print: (view: object) => print(view) };
    }),
  );
}

function known(): Record<string, boolean> {
  return Object.fromEntries(Object.keys(helpers).map((name) => [name, true]));
}

function foldersIn(root: string): readonly string[] {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== PARTIALS);
  return folders.map(({ name }) => join(root, name)).sort();
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
