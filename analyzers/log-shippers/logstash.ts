import { type EmbeddedFile, type FactDraft, literal } from '../../src/sdk/index.ts';
import { placeOf, sinkFact } from './sink.ts';

/** One `key => value` of a plugin. */
interface Option {
  readonly section: string;
  readonly plugin: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly line: number;
}

const ADDRESS_KEYS = new Set(['hosts', 'host', 'bootstrap_servers', 'url', 'uri', 'jdbc_connection_string', 'servers']);
const WAITING = new Set(['beats', 'tcp', 'udp', 'http', 'syslog', 'gelf', 'elastic_agent']);

/** Inputs that fetch and outputs are calls; inputs that wait open a port. */
export function logstashFacts(file: EmbeddedFile): readonly FactDraft[] {
  if (/\.ya?ml$/.test(file.name) || !/^\s{0,20}(input|output|filter)\s*\{/m.test(file.text) || !file.text.includes('=>'))
    return [];
  const owner = { is: 'file', path: file.path, product: 'logstash' } as const;
  return optionsOf(file.text).flatMap((option): readonly FactDraft[] => {
    const waits = option.section === 'input' && WAITING.has(option.plugin);
    if (waits && option.key === 'port' && /^\d{1,5}$/.test(option.values[0] ?? ''))
      return [{ kind: 'listen', evidence: placeOf(option.line, file), owner, port: literal(Number(option.values[0])) }];
    if (waits || option.section === 'filter' || !ADDRESS_KEYS.has(option.key)) return [];
    const { plugin, line } = option;
    return option.values.flatMap((address) => sinkFact({ plugin, address, line }, file, 'logstash'));
  });
}

const TOKEN = /#[^\n]*|"(?:\\.|[^"\\])*"|'[^']*'|=>|[{}[\],]|\n|[^\s{}[\],"'=#]+|=/g;

interface Reading {
  readonly options: (Option & { readonly values: string[] })[];
  /** Names before each `{`: section, conditions, plugin. */
  readonly stack: string[];
  word: string;
  isValue: boolean;
  isList: boolean;
}

function optionsOf(text: string): readonly Option[] {
  const reading: Reading = { options: [], stack: [], word: '', isValue: false, isList: false };
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    line += token.split('\n').length - 1;
    if (!/^(#|\n|,)/.test(token)) readToken(token, line, reading);
  }
  return reading.options;
}

function readToken(token: string, line: number, reading: Reading): void {
  const { options, stack, word } = reading;
  switch (token) {
    case '{':
      stack.push(word);
      break;
    case '}':
      stack.pop();
      break;
    case '=>':
      options.push({ section: stack[0] ?? '', plugin: stack.at(-1) ?? '', key: word, values: [], line });
      reading.isValue = true;
      return;
    case '[':
    case ']':
      reading.isList = token === '[' && reading.isValue;
      break;
    default:
      reading.word = token.replace(/^(["'])(.*)\1$/s, '$2');
      if (reading.isValue || reading.isList) options.at(-1)?.values.push(reading.word);
  }
  reading.isValue = false;
}
