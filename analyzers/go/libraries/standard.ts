import {
  arg,
  defineLibrary,
  emptyUnset,
  first,
  join,
  type Library,
  listen,
  made,
  type Selector,
  setting,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { DURATION_UNITS } from '../durations.ts';

export const os = defineLibrary({
  name: 'os',
  imports: ['os', 'syscall'],
  docs: 'https://pkg.go.dev/os#Getenv',
  creates: { Open: 'File', OpenFile: 'File', ReadFile: 'File' },
  values: { Getenv: emptyUnset(arg(0)), LookupEnv: emptyUnset(arg(0)) },
});

/** The first that is not empty, of as many as people write. */
export const cmp = defineLibrary({
  name: 'cmp',
  imports: ['cmp'],
  docs: 'https://pkg.go.dev/cmp#Or',
  values: {
    Or: { value: 'select', selector: first(arg(0), arg(1), arg(2), arg(3)) },
    'Or/2': { value: 'or-else', first: arg(0), second: arg(1) },
  },
});

/** A context that ends by itself is the deadline of what it is handed to. */
export const context = defineLibrary({
  name: 'context',
  imports: ['context'],
  docs: 'https://pkg.go.dev/context#WithTimeout',
  creates: { WithTimeout: 'TimedContext', WithTimeoutCause: 'TimedContext' },
});

/** What a function gives once, and what a pool keeps, are what the functions give that they are made of. */
export const sync = defineLibrary({
  name: 'sync',
  imports: ['sync'],
  docs: 'https://pkg.go.dev/sync#OnceValue',
  values: {
    OnceFunc: { value: 'select', selector: arg(0) },
    OnceValue: { value: 'select', selector: arg(0) },
    OnceValues: { value: 'select', selector: arg(0) },
    'Pool.Get': { value: 'select', selector: made('Pool', arg(0, 'New', '()')) },
  },
});

const formatted: ValueRule = { value: 'text-function', function: 'format' };
const same: ValueRule = { value: 'select', selector: arg(0) };

export const fmt = defineLibrary({
  name: 'fmt',
  imports: ['fmt'],
  docs: 'https://pkg.go.dev/fmt#Sprintf',
  values: { Sprintf: formatted, Sprint: same },
});

function collection(name: 'keys' | 'values' | 'same'): ValueRule {
  return { value: 'collection-function', function: name };
}

/** Keys and values of maps, which go through iterators. https://pkg.go.dev/maps, https://pkg.go.dev/slices */
export const maps = defineLibrary({
  name: 'maps',
  imports: ['maps', 'golang.org/x/exp/maps'],
  docs: 'https://pkg.go.dev/maps#Keys',
  values: { Keys: collection('keys'), Values: collection('values'), Clone: collection('same'), Collect: collection('same') },
});

export const slices = defineLibrary({
  name: 'slices',
  imports: ['slices', 'golang.org/x/exp/slices'],
  docs: 'https://pkg.go.dev/slices#Collect',
  values: Object.fromEntries(
    ['Collect', 'Sorted', 'Values', 'Clone', 'Compact', 'Clip'].map((name) => [name, collection('same')] as const),
  ),
});

/** Numbers read from texts and written to them. */
export const strconv = defineLibrary({
  name: 'strconv',
  imports: ['strconv'],
  docs: 'https://pkg.go.dev/strconv',
  values: Object.fromEntries(
    ['Atoi', 'Itoa', 'ParseInt', 'ParseUint', 'FormatInt', 'FormatUint', 'Quote'].map((name) => [name, same] as const),
  ),
});

/** Durations are texts with their unit; what is multiplied by one is joined to it where code is lowered. */
export const time = defineLibrary({
  name: 'time',
  imports: ['time'],
  docs: 'https://pkg.go.dev/time#Duration',
  values: Object.fromEntries(
    Object.entries(DURATION_UNITS).map(([name, unit]): [string, ValueRule] => [name, { value: 'text', text: `1${unit}` }]),
  ),
});

export const net = defineLibrary({
  name: 'net',
  imports: ['net'],
  docs: 'https://pkg.go.dev/net',
  creates: { Listen: 'Listener' },
  values: { JoinHostPort: { value: 'select', selector: join(arg(0), text(':'), arg(1)) } },
  calls: { Listen: listen(arg(1)) },
});

const joined: ValueRule = { value: 'text-function', function: 'join-path' };

export const path = defineLibrary({
  name: 'path',
  imports: ['path', 'path/filepath'],
  docs: 'https://pkg.go.dev/path#Join',
  values: { Join: joined },
});

/** `url.URL{Scheme: "http", Host: host, Path: "/x"}` is its text, and so is what is parsed. */
export const url = defineLibrary({
  name: 'net-url',
  imports: ['net/url'],
  docs: 'https://pkg.go.dev/net/url',
  values: {
    Parse: same,
    ParseRequestURI: same,
    PathEscape: same,
    QueryEscape: same,
    JoinPath: joined,
    URL: {
      value: 'select',
      selector: first(
        join(arg(0, 'Scheme'), text('://'), arg(0, 'Host'), arg(0, 'Path')),
        join(arg(0, 'Scheme'), text('://'), arg(0, 'Host')),
        join(text('http://'), arg(0, 'Host'), arg(0, 'Path')),
        arg(0, 'Path'),
      ),
    },
  },
});

/** Flags are given by who starts the program; what the code says is their default. */
const FLAGS = ['String', 'Int', 'Int64', 'Uint', 'StringSlice', 'StringArray'] as const;

/** What the command line says, with two dashes before the name or with one before the name or its letter. */
function given(name: Selector, short: Selector, fallback: Selector): Selector {
  return setting(join(text('--'), name), setting(join(text('-'), short), fallback));
}

function asked(name: Selector, short: Selector, fallback: Selector): ValueRule {
  return settingValue(join(text('--'), name), setting(join(text('-'), short), fallback));
}

function flagLibrary(name: string, imports: readonly string[], docs: string): Library {
  const at = (prefix: string) => [
    [`${prefix}Bool`, { value: 'select', selector: arg(1) } as ValueRule] as const,
    ...FLAGS.flatMap((type) => [
      [`${prefix}${type}`, asked(arg(0), arg(0), arg(1))] as const,
      [`${prefix}${type}P`, asked(arg(0), arg(1), arg(2))] as const,
    ]),
  ];
  const stored = (prefix: string) => [
    [`${prefix}BoolVar`, { 0: arg(2) }] as const,
    ...FLAGS.flatMap((type) => [
      [`${prefix}${type}Var`, { 0: given(arg(1), arg(1), arg(2)) }] as const,
      [`${prefix}${type}VarP`, { 0: given(arg(1), arg(2), arg(3)) }] as const,
    ]),
  ];
  return defineLibrary({
    name,
    imports,
    docs,
    creates: { NewFlagSet: 'FlagSet', 'Command.Flags': 'FlagSet', 'Command.PersistentFlags': 'FlagSet' },
    values: {
      ...Object.fromEntries([...at(''), ...at('FlagSet.')]),
      ...Object.fromEntries(FLAGS.map((type) => [`FlagSet.Get${type}`, settingValue(join(text('--'), arg(0)))] as const)),
    },
    stores: Object.fromEntries([...stored(''), ...stored('FlagSet.')]),
  });
}

export const flags = flagLibrary('flag', ['flag', 'github.com/namsral/flag'], 'https://pkg.go.dev/flag');
export const pflag = flagLibrary(
  'pflag',
  ['github.com/spf13/pflag', 'github.com/spf13/cobra'],
  'https://pkg.go.dev/github.com/spf13/pflag',
);
