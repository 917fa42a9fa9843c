// https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_pass and https://nginx.org/en/docs/dirindex.html
import {
  cleanText,
  defineAnalyzer,
  type EmbeddedFile,
  type Evidence,
  embeddedFiles,
  evidenceAt,
  type Findings,
  folderOf,
  type ListenFact,
  literal,
  type Problem,
  virtualHosts,
} from '../../src/sdk/index.ts';
import { type Directive, type Directives, readDirectives } from './directives.ts';
import { passFacts, type Server, serversOf } from './passes.ts';
import { everyDirective, valueOf, variablesOf } from './variables.ts';

const TOP = new Set(['http', 'server', 'upstream', 'stream', 'location']);
const ENDINGS = '{conf,conf.template,conf.tmpl,conf.tpl,conf.j2,conf.erb,conf.in,template,nginx,vhost}';

export default defineAnalyzer({
  name: 'nginx',
  files: [`**/*.${ENDINGS}`, '**/nginx/**/{sites-*/*,*.inc}', '**/{nginx,nginx.conf}*', '**/{conf,default}', '**/*.{yml,yaml}'],
  analyze: (sources) => {
    const files = sources.flatMap(embeddedFiles).flatMap(readFile);
    const findings = files.map((file) => analyzeFile(file, files));
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

interface NginxFile extends Directives {
  readonly file: EmbeddedFile;
  readonly at: (line: number) => Evidence;
}

/** Other programs end their files in `.conf` too: only one whose outermost blocks are nginx's is read. */
function readFile(file: EmbeddedFile): readonly NginxFile[] {
  if (!/^\s{0,40}(http|server|upstream|stream|location)\b[^;]{0,300}\{/m.test(file.text) || isOther(file)) return [];
  const read = readDirectives(file.text);
  const isNginx = read.directives.some(({ name, children }) => children && TOP.has(name));
  return isNginx ? [{ ...read, file, at: (line) => evidenceAt(file.source, file.line + line - 1) }] : [];
}

/** A whole YAML file, a script or a page is no configuration of nginx. */
function isOther({ name, path }: EmbeddedFile): boolean {
  return !path.startsWith('configmap:') && /\.(ya?ml|json|md|sh|ts|js|py|lua|html|txt)$|^Dockerfile/i.test(name);
}

function analyzeFile({ file, at, directives, broken }: NginxFile, all: readonly NginxFile[]): Findings {
  const owner = { is: 'file', path: file.path, product: 'nginx' } as const;
  const variables = variablesOf(directives);
  const calls = passFacts(directives, { owner, variables, upstreams: upstreamsFor(file, all), evidenceAt: at });
  const listens = everyDirective(directives)
    .filter(({ name, children }) => name === 'server' && children)
    .flatMap(({ children = [] }) => children.filter(({ name }) => name === 'listen'))
    .flatMap((listen) => listenFacts(listen, owner, at));
  const hosts = everyDirective(directives)
    .filter(({ name }) => name === 'server_name')
    .flatMap(({ words, line }) => virtualHosts(words, owner, at(line), (word) => valueOf(word, variables)));
  const unread = everyDirective(directives).filter(({ name }) => LUA.test(name));
  const problems = [...(broken ? [problemOf(broken, at)] : []), ...unread.map((each) => unreadProblem(each, at))];
  return { facts: [...listens, ...hosts, ...calls], problems };
}

/** Code that OpenResty runs for a request: https://github.com/openresty/lua-nginx-module#directives */
const LUA = /_by_lua(_block|_file)?$/;

function unreadProblem({ name, words, line }: Directive, at: NginxFile['at']): Problem {
  const where = name.endsWith('_file') ? ` in ${words[0] ?? 'a file'}` : '';
  const message = `${name} runs Lua${where}, which is not read: what it asks, sends or stores is missing.`;
  return { code: 'unread-code', message: cleanText(message), evidence: at(line) };
}

/** `80`, `8080 ssl`, `[::]:443`, `127.0.0.1:8000`; without a port it is 80. */
function listenFacts({ words, line }: Directive, owner: ListenFact['owner'], at: NginxFile['at']): readonly ListenFact[] {
  const [where = ''] = words;
  if (where.startsWith('unix:')) return [];
  const port = /(?:^|:)(\d{1,5})$/.exec(where)?.[1];
  if (port === undefined && /[${]/.test(where)) return [];
  return [{ kind: 'listen', evidence: at(line), owner, port: literal(Number(port ?? 80)) }];
}

/** `include` joins files of one container; upstreams of a file nearer by are preferred. */
function upstreamsFor(file: EmbeddedFile, all: readonly NginxFile[]): ReadonlyMap<string, readonly Server[]> {
  const upstreams = new Map<string, readonly Server[]>();
  const near = all.filter((each) => isNear(each.file, file)).sort((a, b) => distance(b.file, file) - distance(a.file, file));
  for (const { directives, at } of near) {
    for (const { name, words, children, ...rest } of everyDirective(directives)) {
      if (name === 'upstream' && children && words[0]) upstreams.set(words[0], serversOf({ name, words, children, ...rest }, at));
    }
  }
  return upstreams;
}

/** `nginx.conf` includes what lies beside it or below it, and what it includes may use its upstreams. */
function isNear(a: EmbeddedFile, b: EmbeddedFile): boolean {
  const [one, other] = [`${folderOf(a.path)}/`, `${folderOf(b.path)}/`];
  return one === './' || other === './' || one.startsWith(other) || other.startsWith(one);
}

function distance(a: EmbeddedFile, b: EmbeddedFile): number {
  if (a.path === b.path) return 0;
  return folderOf(a.path) === folderOf(b.path) ? 1 : 2;
}

function problemOf({ line, what }: { readonly line: number; readonly what: string }, at: NginxFile['at']): Problem {
  return { code: 'syntax-error', message: `This nginx configuration has ${what}.`, evidence: at(line) };
}
