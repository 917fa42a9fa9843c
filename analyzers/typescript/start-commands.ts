/** What a start command says of the program: files it runs, scripts it calls, Nest projects it starts. */
interface StartCommand {
  readonly files: readonly string[];
  readonly scripts: readonly string[];
  /** `nest start orders`; the empty string for the default project. */
  readonly nestProjects: readonly string[];
  /** A runner takes every service of the folder that its settings do not leave out. */
  readonly runsServices: boolean;
  /** nodemon is given no file: its settings or the package's `main` say what runs. */
  readonly runsByDefault: boolean;
  /** A bundler or framework serves the whole folder, so no file is the start. */
  readonly isBundled: boolean;
}

const RUNNERS =
  /^(node|nodejs|nodemon|ts-node|ts-node-esm|ts-node-dev|tsnd|tsx|pm2|pm2-runtime|pm2-docker|forever|supervisor|babel-node|bun|deno|esno|swc-node|node-dev|micro|fastify|probot)$/;
const BUNDLERS =
  /^(next|nuxt|nuxi|vite|ng|react-scripts|react-app-rewired|craco|vue-cli-service|astro|remix|gatsby|svelte-kit|parcel|webpack|webpack-dev-server|webpack-dev|rspack|expo|umi|quasar|storybook|serve)$/;
const PACKAGE_MANAGERS = /^(npm|yarn|pnpm|bun)$/;
/** https://moleculer.services/docs/0.14/runner */
const SERVICE_RUNNER = /^moleculer-runner(\.js)?$/;
const DENO_RUNS = /^(run|serve|watch)$/;
const LOADERS = /^(-r|--require|--import|--loader|--experimental-loader)$/;
const OPTIONS_WITH_VALUE =
  /^(-e|--ext|-i|--ignore|-P|--project|-c|--config|--delay|--signal|--name|-n|--env-file|-l|--log|--cwd|--port|--host)$/;
const WATCHES_A_VALUE = /^(nodemon|ts-node-dev|tsnd|supervisor|forever)$/;

/** Reads a shell line or the joined words of a JSON command. */
export function readStartCommand(line: string): StartCommand {
  const found = {
    files: [] as string[],
    scripts: [] as string[],
    nestProjects: [] as string[],
    runsServices: false,
    runsByDefault: false,
    isBundled: false,
  };
  for (const command of line.split(/&&|\|\||[;|&\n]/)) {
    const words = command.split(/[\s"'`()]+/).filter((word) => word !== '' && !/^\w+=/.test(word));
    const start = words.findIndex(isTool);
    if (start >= 0) readTool(programName(words[start] ?? ''), words.slice(start + 1), found);
  }
  return found;
}

type Found = {
  files: string[];
  scripts: string[];
  nestProjects: string[];
  runsServices: boolean;
  runsByDefault: boolean;
  isBundled: boolean;
};

function isTool(word: string): boolean {
  const name = programName(word);
  return name === 'nest' || SERVICE_RUNNER.test(name) || RUNNERS.test(name) || BUNDLERS.test(name) || PACKAGE_MANAGERS.test(name);
}

/** `./node_modules/.bin/nest` is `nest`. */
function programName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function readTool(tool: string, words: readonly string[], found: Found): void {
  if (BUNDLERS.test(tool)) found.isBundled = true;
  else if (SERVICE_RUNNER.test(tool)) found.runsServices = true;
  else if (tool === 'nest') readNest(words, found);
  else if (tool === 'deno') readDeno(words, found);
  else if (PACKAGE_MANAGERS.test(tool) && !isRunByBun(tool, words)) readPackageManager(words, found);
  else readRunner(tool, words, found);
}

function looksLikeFile(word: string | undefined): boolean {
  return word !== undefined && /\.[cm]?[jt]sx?$/.test(word);
}

/** `bun run --hot src/index.ts`, `bun --watch src/index.ts`; what is tested or built does not run. https://bun.com/docs/runtime */
function isRunByBun(tool: string, words: readonly string[]): boolean {
  if (looksLikeFile(words[0])) return true;
  const [command = '', file] = words.filter((word) => !word.startsWith('-'));
  return tool === 'bun' && (looksLikeFile(command) || (command === 'run' && looksLikeFile(file)));
}

function readNest(words: readonly string[], found: Found): void {
  if (words[0] === 'start') found.nestProjects.push(words.slice(1).find((word) => !word.startsWith('-')) ?? '');
}

/** `deno task start`, `deno run -A main.ts`, `deno serve --port 8080 main.ts`. https://docs.deno.com/runtime/reference/cli/ */
function readDeno(words: readonly string[], found: Found): void {
  const [command = '', ...rest] = words;
  const plain = rest.filter((word) => !word.startsWith('-'));
  if (command === 'task' && plain[0] !== undefined) found.scripts.push(plain[0]);
  else if (DENO_RUNS.test(command)) readRunner('deno', rest, found);
  else if (looksLikeFile(command)) found.files.push(command);
}

function readPackageManager(words: readonly string[], found: Found): void {
  const plain = words.filter((word) => !word.startsWith('-'));
  const [first, second] = plain;
  const script = first === 'run' || first === 'run-script' ? second : first;
  const isNested = plain.slice(1).findIndex(isTool);
  if (script !== undefined) found.scripts.push(script);
  if ((first === 'exec' || first === 'dlx') && isNested >= 0) {
    readTool(programName(plain[isNested + 1] ?? ''), plain.slice(isNested + 2), found);
  }
}

/** The first word that is not an option's value is the file; what loaders preload runs as well. */
function readRunner(tool: string, words: readonly string[], found: Found): void {
  const [word, next = '', ...rest] = words;
  if (word === undefined && tool === 'nodemon') found.runsByDefault = true;
  if (word === undefined) return;
  if (LOADERS.test(word)) found.files.push(next);
  if (LOADERS.test(word) || takesValue(tool, word)) readRunner(tool, rest, found);
  else if (/^(-x|--exec)$/.test(word)) readTool(programName(next), rest, found);
  else if (word.startsWith('-') || /^(start|run|watch|restart)$/.test(word)) readRunner(tool, words.slice(1), found);
  else if (SERVICE_RUNNER.test(programName(word))) found.runsServices = true;
  else found.files.push(word);
}

function takesValue(tool: string, word: string): boolean {
  return OPTIONS_WITH_VALUE.test(word) || (WATCHES_A_VALUE.test(tool) && /^(-w|--watch)$/.test(word));
}
