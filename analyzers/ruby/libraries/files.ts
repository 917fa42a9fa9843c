import { arg, defineLibrary, each, fileData, first, join, maker, text, type ValueRule } from '../../../src/code/library.ts';

const FILE = 'File';

/** Files go by their names until they are decoded. */
export const file = defineLibrary({
  name: 'ruby-file',
  imports: ['File'],
  docs: 'https://docs.ruby-lang.org/en/3.3/File.html',
  creates: { read: FILE, open: FILE, new: FILE },
  values: {
    join: { value: 'text-function', function: 'join-path' },
    expand_path: { value: 'select', selector: first(join(arg(1), text('/'), arg(0)), arg(0)) },
  },
});

const named: ValueRule = { value: 'select', selector: fileData(arg(0)) };
const decoded: ValueRule = { value: 'decoded', of: first(fileData(maker(arg(0), arg(0), FILE)), arg(0)) };

/** What a file holds that is read and decoded, or a text. https://docs.ruby-lang.org/en/3.3/JSON.html */
export const decoders = defineLibrary({
  name: 'ruby-decoders',
  imports: ['YAML', 'Psych', 'JSON', 'TomlRB', 'Tomlrb'],
  docs: 'https://docs.ruby-lang.org/en/3.3/Psych.html',
  values: {
    ...each<ValueRule>(['load_file', 'safe_load_file', 'unsafe_load_file', 'load_file!'], (name) => [name, named]),
    ...each<ValueRule>(['load', 'safe_load', 'unsafe_load', 'parse', 'parse!'], (name) => [name, decoded]),
  },
});
