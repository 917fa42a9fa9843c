import { type EmbeddedFile, type FactDraft, literal } from '../../src/sdk/index.ts';
import { placeOf, sinkFact } from './sink.ts';

interface Part {
  /** `input`, `output`, `match`, `source`, `server` … */
  readonly kind: string;
  readonly keys: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  /** What a part around it says: a `<server>` belongs to the `<match>` it stands in. */
  readonly around?: Part;
}

/** Fluent Bit's `[OUTPUT]` and Fluentd's `<match>`, with the ports their inputs open. */
export function fluentFacts(file: EmbeddedFile): readonly FactDraft[] {
  const isBit = /^[ \t]*\[(INPUT|OUTPUT|SERVICE)\]/im.test(file.text);
  const isFluentd = /^[ \t]*<(match|source)\b/m.test(file.text) && /^[ \t]*@?type\s/m.test(file.text);
  if (/\.ya?ml$/.test(file.name) || (!isBit && !isFluentd)) return [];
  const product = isBit ? 'fluent-bit' : 'fluentd';
  return partsOf(file.text).flatMap((part) => [...outputs(part, file, product), ...inputs(part, file, product)]);
}

/** Settings of Fluent Bit are written in any case. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  const open: Part[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const opened = /^\[([A-Z_]{1,40})\]$/i.exec(line)?.[1] ?? /^<([a-z]{1,40})\b/.exec(line)?.[1];
    if (/^<\//.test(line)) open.pop();
    else if (opened !== undefined) {
      if (line.startsWith('[')) open.length = 0;
      const around = open.at(-1);
      const part: Part = { kind: opened.toLowerCase(), keys: new Map(), ...(around && { around }) };
      parts.push(part);
      open.push(part);
    } else if (line !== '' && !line.startsWith('#')) addKey(line, index + 1, open.at(-1));
  }
  return parts;
}

function addKey(line: string, number: number, part: Part | undefined): void {
  const [, key = '', value = ''] = /^(\S{1,100})\s+(.{1,1000})$/.exec(line) ?? [];
  if (part && key !== '')
    (part.keys as Map<string, { value: string; line: number }>).set(key.toLowerCase(), { value: value.trim(), line: number });
}

function outputs(part: Part, file: EmbeddedFile, product: string): readonly FactDraft[] {
  const isServer = part.kind === 'server' && part.around?.kind === 'match';
  if (part.kind !== 'output' && part.kind !== 'match' && part.kind !== 'store' && !isServer) return [];
  const plugin = pluginOf(isServer && part.around ? part.around : part);
  const [host, port] = [part.keys.get('host'), part.keys.get('port')];
  const address = ['url', 'hosts', 'brokers', 'endpoint'].map((key) => part.keys.get(key)).find((each) => each !== undefined);
  const stated = host ? { value: `${host.value}${port ? `:${port.value}` : ''}`, line: host.line } : address;
  return stated ? sinkFact({ plugin, address: stated.value, line: stated.line }, file, product) : [];
}

function inputs(part: Part, file: EmbeddedFile, product: string): readonly FactDraft[] {
  const port = part.kind === 'input' || part.kind === 'source' ? part.keys.get('port') : undefined;
  if (!port || !/^\d{1,5}$/.test(port.value)) return [];
  const owner = { is: 'file', path: file.path, product } as const;
  return [{ kind: 'listen', evidence: placeOf(port.line, file), owner, port: literal(Number(port.value)) }];
}

function pluginOf({ keys }: Part): string {
  return (keys.get('@type') ?? keys.get('type') ?? keys.get('name'))?.value.toLowerCase() ?? '';
}
