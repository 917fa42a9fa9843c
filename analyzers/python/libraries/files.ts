import {
  arg,
  defineLibrary,
  each,
  fileData,
  first,
  maker,
  param,
  receiver,
  result,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';

const FILE = 'File';
const SAME: ValueRule = { value: 'select', selector: arg(0) };

/** Files go by their names until they are decoded. https://docs.python.org/3/library/functions.html#open */
export const files = defineLibrary({
  name: 'files',
  imports: ['pathlib', 'io', 'codecs', 'aiofiles'],
  docs: 'https://docs.python.org/3/library/pathlib.html',
  globals: ['open'],
  creates: { open: FILE, opened: FILE },
  values: {
    Path: { value: 'text-function', function: 'join-path' },
    PurePath: { value: 'text-function', function: 'join-path' },
    'File.read': { value: 'select', selector: receiver },
    'File.substitute': { value: 'select', selector: receiver },
    'File.safe_substitute': { value: 'select', selector: receiver },
  },
});

/** What variables are put into is the file's text all the same. https://docs.python.org/3/library/string.html#template-strings-strings */
export const templates = defineLibrary({
  name: 'string-templates',
  imports: ['string'],
  docs: 'https://docs.python.org/3/library/string.html#template-strings-strings',
  values: { Template: SAME },
});

/** The file itself, where it is one. */
const fileIn = (of: Selector): ValueRule => ({ value: 'select', selector: maker(of, result, FILE) });

/** A file whose text is changed by a pattern is the file all the same: most put variables of the environment in. https://docs.python.org/3/library/re.html#re.sub */
export const patterns = defineLibrary({
  name: 'regular-expressions',
  imports: ['re', 'regex'],
  docs: 'https://docs.python.org/3/library/re.html#re.sub',
  creates: { compile: 'Pattern' },
  values: { sub: fileIn(param(2, 'string')), 'Pattern.sub': fileIn(param(1, 'string')) },
});

const holds = (of: Selector): ValueRule => ({ value: 'select', selector: fileData(of) });
const opened = fileData(maker(arg(0), param(0, 'file'), FILE));

/** What a file holds that is read and decoded. */
export const decoders = defineLibrary({
  name: 'decoders',
  imports: ['yaml', 'json', 'simplejson', 'ujson', 'orjson', 'tomllib', 'tomli', 'rtoml'],
  docs: 'https://docs.python.org/3/library/json.html#json.load',
  values: each(['load', 'loads', 'safe_load', 'full_load', 'unsafe_load'], (name) => [
    name,
    { value: 'decoded', of: first(opened, arg(0)) },
  ]),
});

/** These take the name of a file, too. */
export const namedFiles = defineLibrary({
  name: 'named-files',
  imports: ['toml', 'omegaconf'],
  docs: 'https://omegaconf.readthedocs.io/en/latest/usage.html#from-a-yaml-file',
  values: { load: holds(arg(0)), 'OmegaConf.load': holds(param(0, 'file_')), 'OmegaConf.to_container': SAME },
});
