// https://docs.haproxy.org/3.0/configuration.html
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  type Evidence,
  embeddedFiles,
  evidenceAt,
  type FactDraft,
  interpolate,
  literal,
  type Owner,
} from '../../src/sdk/index.ts';
import { type Section, sectionsOf } from './sections.ts';

export default defineAnalyzer({
  name: 'haproxy',
  files: ['**/*.cfg', '**/*haproxy*.{conf,cfg.template,cfg.tmpl,cfg.j2,template}', '**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).filter(isHaproxy).flatMap(readFile), problems: [] }),
});

/** `server` lines below a `backend` or `listen` section. */
function isHaproxy({ name, text }: EmbeddedFile): boolean {
  return (
    !/\.ya?ml$/.test(name) &&
    /^(backend|listen)[ \t]+[\w.-]{1,100}([ \t]+[\w.:*-]{1,100})?[ \t\r]*$/m.test(text) &&
    /^\s{1,20}server(-template)?\s+\S+\s+\S/m.test(text)
  );
}

const MOST_RULES = 1000;

interface Reading {
  readonly owner: Owner;
  /** What `defaults` says about the mode. */
  readonly mode: string | undefined;
  /** Lines that lead to backends, and the conditions they name. */
  readonly uses: readonly Section['lines'][number][];
  readonly at: (line: number) => Evidence;
}

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  const sections = sectionsOf(file.text);
  const owner = { is: 'file', path: file.path, product: 'haproxy' } as const;
  const defaults = sections.find(({ kind }) => kind === 'defaults');
  const uses = sections
    .flatMap(({ lines }) => lines.filter(({ words: [first] }) => first === 'use_backend' || first === 'acl'))
    .slice(0, MOST_RULES);
  const reading: Reading = {
    owner,
    mode: defaults && modeOf(defaults),
    uses,
    at: (line) => evidenceAt(file.source, file.line + line - 1),
  };
  return sections.flatMap((section) => [...bindFacts(section, reading), ...serverFacts(section, reading)]);
}

function bindFacts({ lines }: Section, { owner, at }: Reading): readonly FactDraft[] {
  return lines.flatMap(({ words, line }) => {
    const port = words[0] === 'bind' ? /:(\d{1,5})$/.exec(words[1] ?? '')?.[1] : undefined;
    return port === undefined ? [] : [{ kind: 'listen', evidence: at(line), owner, port: literal(Number(port)) }];
  });
}

/** A call for each server of a backend; without `mode http` HAProxy passes bytes on. */
function serverFacts(section: Section, { owner, mode: usual, uses, at }: Reading): readonly CallFact[] {
  if (section.kind !== 'backend' && section.kind !== 'listen') return [];
  const mode = modeOf(section) ?? usual ?? 'tcp';
  const path = pathTo(section.name, uses);
  return section.lines.flatMap(({ words, line }) => {
    const address = addressOf(words);
    if (address === undefined) return [];
    const http = mode === 'http' && { method: 'ANY', path: literal(path), forwards: path };
    return [
      {
        kind: 'call',
        evidence: at(line),
        owner,
        protocol: mode === 'http' ? 'http' : 'tcp',
        target: interpolate(address),
        ...http,
      },
    ];
  });
}

/** `server orders-1 orders:3000 check`, `server-template orders 3 orders:3000`; sockets are inside the machine. */
function addressOf(words: readonly string[]): string | undefined {
  const address = words[0] === 'server' ? words[2] : words[0] === 'server-template' ? words[3] : undefined;
  return address === undefined || /^(\/|unix@|abns@|fd@)/.test(address) ? undefined : unquoted(address);
}

/** Addresses may stand in quotes so that `${NAME}` is put in. */
function unquoted(address: string): string {
  return address.replace(/^(?:ipv[46]@)?"(.*)"$/, '$1').replace(/"/g, '');
}

function modeOf({ lines }: Section): string | undefined {
  return lines.find(({ words }) => words[0] === 'mode')?.words[1];
}

/** `acl is_api path_beg /api` with `use_backend orders if is_api`. */
function pathTo(backend: string, lines: Reading['uses']): string {
  const use = lines.find(({ words }) => words[0] === 'use_backend' && words[1] === backend);
  const inline = use?.words.indexOf('path_beg') ?? -1;
  if (inline >= 0) return use?.words[inline + 1] ?? '/';
  const conditions = new Set(use?.words.slice(3));
  const acl = lines.find(
    ({ words: [name, condition = '', test] }) => name === 'acl' && conditions.has(condition) && /^path(_beg)?$/.test(test ?? ''),
  );
  return acl?.words.slice(3).find((word) => word.startsWith('/')) ?? '/';
}
