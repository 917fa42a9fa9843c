import type { Repository, Source } from '../../src/model/analyzer.ts';
import { folderOf, isBinary } from './file-paths.ts';
import { isScheduledScript } from './scheduled-scripts.ts';

/** Folders that hold tests, by the conventions of Jest, Mocha, Vitest, Cypress, Playwright and Storybook. */
const TEST_FOLDER = /(^|\/)(tests?|__tests__|specs?|e2e|cypress|playwright|mocks|__mocks__|__fixtures__|stories|__stories__)\//i;

/** Files that are tests by their name: `order.spec.ts`, `order.e2e-spec.ts`, `order.stories.tsx`, `order.mock.ts`, `order.cy.ts`. */
const TEST_FILE = /[.-](test|tests|spec|e2e|cy|stories|story|mock|mocks)\.[^/]+$/i;

/** What compilers, bundlers and frameworks write. */
const BUILD_FOLDER = /(^|\/)(dist|build|out|coverage|storybook-static)\//;

/** Other people's code that is kept in the repository. */
const FOREIGN_FOLDER = /(^|\/)(node_modules|bower_components|vendors?|third[_-]party)\//;

/** Code to learn from, not to run; among what is loaded by its folder, a folder is called like the path that it serves. */
const EXAMPLE_FOLDER = /(^|\/)(?<!(^|\/)(routes|pages|(app|pages|server)\/api|controllers)\/)examples?\//;

/** Database migrations and seeds run once, by hand or before the program. */
const ONE_OFF_FOLDER = /(^|\/)(migrations?|seeds?|seeders?)\//;

/** Folders of tools: `.next`, `.github`, `.yarn`, `.storybook`. */
const HIDDEN_FOLDER = /(^|\/)\.[^/]+\//;

/** Types alone, without code. */
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Already minified, or written by the protobuf compiler. */
const WRITTEN_BY_TOOL = /([.-]min\.[cm]?js|_pb\.js)$/;

const NOT_OWN = [
  TEST_FOLDER,
  TEST_FILE,
  BUILD_FOLDER,
  FOREIGN_FOLDER,
  EXAMPLE_FOLDER,
  ONE_OFF_FOLDER,
  HIDDEN_FOLDER,
  DECLARATIONS,
  WRITTEN_BY_TOOL,
];

const CODE = /\.([cm]?[jt]sx?|vue|svelte|astro)$/;
const LONG_LINE = 5000;

/** Whether a path is code that the team wrote and that its programs run, as far as the path and its neighbours tell. */
export function isOwnCode(path: string, repository: Repository): boolean {
  return (
    (CODE.test(path) || isNodeScript(path, repository)) &&
    !NOT_OWN.some((rule) => rule.test(path)) &&
    !isCompiled(path, repository) &&
    !isScript(path, repository)
  );
}

/** Bundled or minified text: most of it stands on lines that nobody wrote by hand. */
export function isMinified({ text }: Source): boolean {
  if (text.length <= LONG_LINE) return false;
  let long = 0;
  for (const line of text.split('\n')) if (line.length > LONG_LINE) long += line.length;
  return long * 2 > text.length;
}

/** A program without an extension says by its first line what runs it. */
function isNodeScript(path: string, repository: Repository): boolean {
  return isBinary(path) && /^#!.*\b(node|nodejs|ts-node|tsx|babel-node|bun)\b/.test(repository.read(path)?.text ?? '');
}

/** A `.js` beside the `.ts` it was compiled from. */
function isCompiled(path: string, repository: Repository): boolean {
  if (!/\.[cm]?jsx?$/.test(path)) return false;
  const source = path.replace(/js(x?)$/, 'ts$1');
  return repository.has(source) || repository.has(`${source}x`);
}

/** Folders called `scripts` that lie beside a package.json hold a developer's tools, save what a cluster starts; deeper ones may be anything. */
function isScript(path: string, repository: Repository): boolean {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    if (!/(^|\/)scripts$/.test(folder)) continue;
    const parent = folderOf(folder);
    if (repository.has(parent === '' ? 'package.json' : `${parent}/package.json`)) return !isScheduledScript(path, repository);
  }
  return false;
}
