import { arg, defineLibrary, each, link, settingValue, url, type ValueRule } from '../../../src/code/library.ts';

const same: ValueRule = { value: 'select', selector: arg(0) };

const system = defineLibrary({
  name: 'elixir-system',
  imports: ['System'],
  docs: 'https://hexdocs.pm/elixir/System.html#get_env/2',
  values: {
    get_env: settingValue(arg(0), arg(1)),
    fetch_env: settingValue(arg(0)),
    'fetch_env!': settingValue(arg(0)),
  },
});

/** Functions that give what they are given in another shape. */
const shapes = [
  ['String', ['to_integer', 'to_atom', 'to_existing_atom', 'to_charlist', 'trim', 'trim_trailing', 'trim_leading', 'to_float']],
  ['Integer', ['to_string', 'parse']],
  ['Atom', ['to_string']],
  ['URI', ['parse', 'new!', 'to_string', 'encode']],
  ['List', ['wrap']],
  ['Enum', ['uniq', 'sort', 'to_list', 'filter', 'reject']],
] as const;

const languageModules = shapes.map(([module, names]) =>
  defineLibrary({
    name: `elixir-${module.toLowerCase()}`,
    imports: [module],
    docs: `https://hexdocs.pm/elixir/${module}.html`,
    values: each<ValueRule>(names, (name) => [name, same]),
  }),
);

const texts = defineLibrary({
  name: 'elixir-path',
  imports: ['Path'],
  docs: 'https://hexdocs.pm/elixir/Path.html#join/2',
  values: { join: { value: 'text-function', function: 'join-path' } },
});

const addresses = defineLibrary({
  name: 'elixir-addresses',
  imports: ['URI'],
  docs: 'https://hexdocs.pm/elixir/URI.html#merge/2',
  values: {
    merge: { value: 'select', selector: link(arg(0), arg(1)) },
    append_path: { value: 'select', selector: url(arg(0), arg(1)) },
  },
});

export const languageLibraries = [system, ...languageModules, texts, addresses];
