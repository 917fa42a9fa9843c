import type { Program } from '../../src/code/engine.ts';
import {
  cleanText,
  concat,
  evidenceAt,
  literal,
  type Repository,
  type RouteFact,
  type Source,
  setting,
} from '../../src/sdk/index.ts';

// https://www.playframework.com/documentation/latest/ScalaRouting

const LINE = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S+)\s+@?([\w.]+)/;
const INCLUDED = /^->\s+(\S+)\s+([\w.]+?)\.Routes\b/;
const DEEPEST = 4;

/** The routes of each program's `conf/routes` and of the files that it includes. */
export function playRoutes(programs: readonly Program[], repository: Repository): readonly RouteFact[] {
  return programs.flatMap(({ folder }) => {
    const conf = folder === '.' ? 'conf' : `${folder}/conf`;
    return routesIn(`${conf}/routes`, '', { conf, folder, repository }, 0);
  });
}

/** Whether the configuration says what all routes are below: https://www.playframework.com/documentation/latest/Configuration */
function hasContext({ conf, repository }: Application): boolean {
  return /\bcontext"?\s*[=:]/.test(repository.read(`${conf}/application.conf`)?.text ?? '');
}

interface Application {
  readonly conf: string;
  readonly folder: string;
  readonly repository: Repository;
}

function routesIn(path: string, prefix: string, application: Application, depth: number): readonly RouteFact[] {
  const source = application.repository.read(path);
  if (!source || depth > DEEPEST) return [];
  return source.text.split(/\r?\n/).flatMap((line, index) => {
    const [, method, own, handler] = LINE.exec(line) ?? [];
    if (method !== undefined && own !== undefined)
      return [routeAt(source, index + 1, { method, path: joined(prefix, own), handler }, application)];
    const [, below, file] = INCLUDED.exec(line) ?? [];
    return below === undefined
      ? []
      : routesIn(`${application.conf}/${file}.routes`, joined(prefix, below), application, depth + 1);
  });
}

function routeAt(
  source: Source,
  line: number,
  { method, path, handler }: { readonly method: string; readonly path: string; readonly handler: string | undefined },
  application: Application,
): RouteFact {
  const name = handler?.split('.').at(-1);
  return {
    kind: 'route',
    evidence: evidenceAt(source, line),
    owner: { is: 'code', programs: [application.folder] },
    method,
    path: hasContext(application)
      ? concat([setting('play.http.context', literal('')), literal(cleanText(path))])
      : literal(cleanText(path)),
    ...(name === undefined ? {} : { handler: cleanText(name) }),
  };
}

/** `*rest` and `$id<[0-9]+>` stand for any text, as `:id` does. */
function joined(prefix: string, own: string): string {
  const plain = own.replace(/[*$](\w+)(<[^<>]{0,100}>)?/g, ':$1');
  const whole = `${prefix.replace(/\/$/, '')}/${plain.replace(/^\//, '')}`;
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
