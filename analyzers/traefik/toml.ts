import type { EmbeddedFile, Evidence } from '../../src/sdk/index.ts';

/** One server of a service. */
export interface Server {
  readonly protocol: 'http' | 'tcp';
  readonly service: string;
  readonly address: string;
  readonly evidence: Evidence;
}

/** A rule that leads to a service. */
export interface Router {
  readonly service: string;
  readonly rule: string;
}

const SERVERS = /^\[\[?(http|tcp)\.services\.("?)([^".\]]{1,100})\2\.loadBalancer\.servers\]/i;
const BACKEND = /^\[backends\.("?)([^".\]]{1,100})\1\.servers\./i;
const ROUTER = /^\[((?:(?:http|tcp)\.routers|frontends)\.[^.\]]{1,100})/i;

/** The tables of the TOML form that name servers and rules, of this version and the first. */
export function tomlServers(
  { text, line: first }: EmbeddedFile,
  evidenceAt: (line: number) => Evidence,
): { readonly servers: readonly Server[]; readonly routers: readonly Router[] } {
  const lines = linesOf(text);
  const servers = lines.flatMap(({ table, key, value, index }): readonly Server[] => {
    const service = SERVERS.exec(table)?.[3] ?? BACKEND.exec(table)?.[2];
    if (service === undefined || (key !== 'url' && key !== 'address')) return [];
    const protocol = /^\[\[?tcp/i.test(table) ? 'tcp' : 'http';
    return [{ protocol, service, address: value, evidence: evidenceAt(first + index) }];
  });
  return { servers, routers: routersOf(lines) };
}

interface TomlLine {
  readonly table: string;
  readonly key: string;
  readonly value: string;
  readonly index: number;
}

/** `key = "text"` with the table around it. */
function linesOf(text: string): readonly TomlLine[] {
  let table = '';
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim();
    if (line.startsWith('[')) table = line;
    const [, key, value] = /^(\w{1,30})\s*=\s*["'](.{0,1000})["']\s*(?:#.*)?$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [{ table, key, value, index }];
  });
}

/** A router's own table, or a frontend's with its routes below it. */
function routersOf(lines: readonly TomlLine[]): readonly Router[] {
  const routers = new Map<string, { service: string; rule: string }>();
  for (const { table, key, value } of lines) {
    const name = ROUTER.exec(table)?.[1];
    if (name === undefined) continue;
    const router = routers.get(name) ?? { service: '', rule: '' };
    routers.set(name, router);
    if (key === 'service' || key === 'backend') router.service = value;
    if (key === 'rule') router.rule = value.replace(/^PathPrefix:(.*)$/, 'PathPrefix(`$1`)');
  }
  return [...routers.values()];
}
