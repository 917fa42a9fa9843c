import { arg, defineLibrary, each, first, keyword, made, type ValueRule } from '../../../src/code/library.ts';

const SAME: ValueRule = { value: 'select', selector: arg(0) };
const ITERATED: ValueRule = { value: 'collection-function', function: 'iterated' };

/** Functions of the language that give what they are given, in another shape. */
export const builtins = defineLibrary({
  name: 'python-builtins',
  imports: ['builtins'],
  docs: 'https://docs.python.org/3/library/functions.html',
  globals: ['str', 'int', 'float', 'bool', 'list', 'tuple', 'set', 'sorted', 'iter', 'bytes'],
  values: {
    str: SAME,
    int: SAME,
    float: SAME,
    bool: SAME,
    list: ITERATED,
    tuple: ITERATED,
    set: ITERATED,
    sorted: ITERATED,
    iter: ITERATED,
    bytes: SAME,
  },
});

/** https://docs.python.org/3/library/os.path.html */
export const PATH_FUNCTIONS: Readonly<Record<string, ValueRule>> = {
  join: { value: 'text-function', function: 'join-path' },
  dirname: { value: 'text-function', function: 'folder-of-path' },
  abspath: SAME,
  realpath: SAME,
  expandvars: SAME,
};

/** What a stack enters is what it is given. https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack */
export const contexts = defineLibrary({
  name: 'contextlib',
  imports: ['contextlib'],
  docs: 'https://docs.python.org/3/library/contextlib.html',
  types: { AsyncExitStack: 'ExitStack' },
  values: each(['closing', 'aclosing', 'nullcontext', 'ExitStack.enter_context', 'ExitStack.enter_async_context'], (name) => [
    name,
    SAME,
  ]),
});

/** https://docs.python.org/3/library/contextvars.html#contextvars.ContextVar */
export const contextVariables = defineLibrary({
  name: 'contextvars',
  imports: ['contextvars'],
  docs: 'https://docs.python.org/3/library/contextvars.html',
  values: { 'ContextVar.get': { value: 'select', selector: first(made('ContextVar', keyword('default')), arg(0)) } },
});

/** One of several. https://docs.python.org/3/library/random.html#random.choice */
export const choices = defineLibrary({
  name: 'random',
  imports: ['random', 'secrets', 'itertools'],
  docs: 'https://docs.python.org/3/library/random.html#functions-for-sequences',
  values: { choice: { value: 'select', selector: arg(0, '[]') } },
});

/** `posixpath.join`, also used to put URLs together. */
export const osPath = defineLibrary({
  name: 'os-path',
  imports: ['os.path', 'posixpath'],
  docs: 'https://docs.python.org/3/library/os.path.html#os.path.join',
  values: PATH_FUNCTIONS,
});

const fieldDefault: ValueRule = {
  value: 'select',
  selector: first(keyword('default'), keyword('default_factory', '()'), keyword('factory', '()'), arg(0)),
};

/** Fields of data classes are what they are by default. */
export const dataclasses = defineLibrary({
  name: 'dataclasses',
  imports: ['dataclasses', 'attr', 'attrs', 'pydantic', 'pydantic.dataclasses'],
  docs: 'https://docs.python.org/3/library/dataclasses.html#dataclasses.field',
  values: {
    field: fieldDefault,
    Field: fieldDefault,
    ib: fieldDefault,
    attrib: fieldDefault,
    Factory: { value: 'select', selector: arg(0, '()') },
  },
});
