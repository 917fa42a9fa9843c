import { arg, defineLibrary, each, fileData, made, maker, type ValueRule } from '../../../src/code/library.ts';

const same: ValueRule = { value: 'select', selector: arg(0) };

/** Readers of readers give what they are made of; a file goes by its name until it is decoded. */
export const readers = defineLibrary({
  name: 'readers',
  imports: ['io/ioutil', 'io', 'bufio', 'bytes', 'embed'],
  docs: 'https://pkg.go.dev/io#ReadAll',
  creates: { ReadFile: 'File' },
  values: each(['ReadAll', 'NewReader', 'LimitReader', 'TrimSpace'], (name) => [name, same]),
});

const data = (of: Parameters<typeof maker>[0]) => fileData(maker(of, arg(0), 'File'));

/** What a file holds is stored through a pointer: maps alone, structs have names of their own (see decoded-structs.ts). */
export const decoders = defineLibrary({
  name: 'decoders',
  imports: [
    'encoding/json',
    'github.com/json-iterator/go',
    'github.com/goccy/go-json',
    'gopkg.in/yaml.v2',
    'gopkg.in/yaml.v3',
    'go.yaml.in/yaml/v2',
    'go.yaml.in/yaml/v3',
    'go.yaml.in/yaml/v4',
    'sigs.k8s.io/yaml',
    'github.com/goccy/go-yaml',
    'github.com/BurntSushi/toml',
    'github.com/pelletier/go-toml',
    'github.com/pelletier/go-toml/v2',
  ],
  docs: 'https://pkg.go.dev/encoding/json#Unmarshal',
  creates: { NewDecoder: 'Decoder' },
  stores: {
    Unmarshal: { 1: data(arg(0)) },
    UnmarshalStrict: { 1: data(arg(0)) },
    'Decoder.Decode': { 0: made('Decoder', data(arg(0))) },
  },
});
