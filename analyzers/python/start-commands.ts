/** What a command line starts: files by path, modules by dotted name. */
export interface Start {
  readonly files: readonly string[];
  readonly modules: readonly string[];
  /** Functions that it calls to get the application: `gunicorn "shop:create_app()"`. */
  readonly factories?: readonly Factory[];
}

/** A function that a server calls, and the texts that it is given. */
export interface Factory {
  readonly module: string;
  readonly name: string;
  readonly given: readonly string[];
}

const PYTHON = /^(?:.*\/)?(?:python|pypy)[\d.]*$/;
const SERVERS = /^(uvicorn|gunicorn|hypercorn|daphne|granian|waitress-serve|uwsgi|pserve|mod_wsgi-express|bentoml)$/;
const WORKERS = /^(celery|dramatiq|arq|faust|huey_consumer|huey_consumer\.py|taskiq|rq)$/;
const APPLICATION = /^((?:[A-Za-z_]|\$\{?[A-Za-z_]\w{0,60}\}?\.)[\w.]{0,200}):[\w.]{1,100}(\(.{0,100}\))?$/;

/** Reads a shell line, or the words of a JSON command joined by spaces. */
export function readStartCommand(line: string): Start {
  const found = { files: [] as string[], modules: [] as string[], factories: [] as Factory[] };
  for (const command of line.split(/&&|\|\||[;|&\n]/)) {
    const words = command.split(/[\s"'`,()[\]]+/).filter((word) => word !== '' && !/^\w+=/.test(word));
    const start = words.findIndex(isTool);
    if (start >= 0) {
      readTool(toolName(words[start] ?? ''), words.slice(start + 1), found);
      found.factories.push(...factoriesIn(command));
    }
  }
  return found;
}

/**
 * https://gunicorn.org/run/#gunicorn-command, https://flask.palletsprojects.com/en/stable/cli/#application-discovery and
 * https://uvicorn.dev/settings/#application
 */
const FACTORY = /([A-Za-z_][\w.]{0,200}):([A-Za-z_]\w{0,100})(?:\(([^()]{0,100})\))?/g;
const TEXTS = /^\s*(?:(?:\\?["'])([^"'\\]*)(?:\\?["'])\s*(?:,\s*|$))*$/;
/** Options that have a server call what it is told, and those of Flask, which calls what is no application. */
const CALLING = /\s--(?:factory|call)\b|(?:^|[\s/"'])flask\b/;

function factoriesIn(command: string): readonly Factory[] {
  const isCalling = CALLING.test(command);
  return [...command.matchAll(FACTORY)].flatMap(([, module = '', name = '', given]) => {
    if (given === undefined) return isCalling ? [{ module, name, given: [] }] : [];
    return TEXTS.test(given)
      ? [{ module, name, given: [...given.matchAll(/["']([^"'\\]*)\\?["']/g)].map(([, text = '']) => text) }]
      : [];
  });
}

type Found = { files: string[]; modules: string[]; factories: Factory[] };

function isTool(word: string): boolean {
  const name = toolName(word);
  return (
    PYTHON.test(word) ||
    SERVERS.test(name) ||
    WORKERS.test(name) ||
    name === 'flask' ||
    name === 'fastapi' ||
    /^[\w./-]+\.py$/.test(word)
  );
}

function toolName(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1);
}

function readTool(tool: string, words: readonly string[], found: Found): void {
  if (PYTHON.test(tool)) readPython(words, found);
  else if (SERVERS.test(tool)) readServer(words, found);
  else if (tool === 'flask') pushModule(optionOf(words, ['--app', '-A']), found);
  else if (tool === 'fastapi') found.files.push(...words.filter((word) => word.endsWith('.py')));
  else if (tool.endsWith('.py') && !WORKERS.test(tool)) found.files.push(tool);
  else if (WORKERS.test(tool)) readWorker(tool, words, found);
}

/** `python -u main.py`, `python -m app.main`, `python -m uvicorn app:app`. */
function readPython(words: readonly string[], found: Found): void {
  for (const [index, word] of words.entries()) {
    if (word === '-m') {
      const name = words[index + 1] ?? '';
      if (isTool(name)) readTool(name, words.slice(index + 2), found);
      else found.modules.push(name);
      return;
    }
    if (word === '-c') return;
    if (word.startsWith('-')) continue;
    if (SERVERS.test(toolName(word)) || WORKERS.test(toolName(word))) readTool(toolName(word), words.slice(index + 1), found);
    else found.files.push(word);
    return;
  }
}

function readServer(words: readonly string[], found: Found): void {
  for (const word of words) {
    const name = APPLICATION.exec(word)?.[1];
    if (name !== undefined) found.modules.push(name);
  }
  const file = optionOf(words, ['--wsgi-file', '--file']);
  if (file !== undefined) found.files.push(file);
  pushModule(optionOf(words, ['-w', '--module']), found);
  const bare = words.find((word, index) => /^[a-z_]\w*(\.\w+)+$/i.test(word) && !(words[index - 1] ?? '').startsWith('-'));
  if (found.modules.length === 0 && bare !== undefined) found.modules.push(bare);
}

function readWorker(tool: string, words: readonly string[], found: Found): void {
  pushModule(optionOf(words, ['-A', '--app']), found);
  if (tool !== 'celery' && tool !== 'rq')
    for (const word of words)
      if (/^[A-Za-z_][\w.]*$/.test(word) && word !== 'worker') found.modules.push(word.replace(/\.\w+$/, ''), word);
}

function pushModule(name: string | undefined, found: Found): void {
  if (name === undefined) return;
  const [module = ''] = name.split(':');
  if (module.endsWith('.py')) found.files.push(module);
  else found.modules.push(module);
}

/** The value of an option, `-A tasks`, `--app=tasks`. */
function optionOf(words: readonly string[], names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (names.includes(word)) return words[index + 1];
    const name = names.find((each) => word.startsWith(`${each}=`));
    if (name !== undefined) return word.slice(name.length + 1);
  }
  return undefined;
}
