import type { Program } from '../../src/code/engine.ts';
import { cleanText, evidenceAt, literal, type Repository, type RouteFact, type Source } from '../../src/sdk/index.ts';

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
  { folder }: Application,
): RouteFact {
  const name = handler?.split('.').at(-1);
  return {
    kind: 'route',
    evidence: evidenceAt(source, line),
    owner: { is: 'code', programs: [folder] },
    method,
    path: literal(cleanText(path)),
    ...(name === undefined ? {} : { handler: cleanText(name) }),
  };
}

/** `*rest` and `$id<[0-9]+>` stand for any text, as `:id` does. */
function joined(prefix: string, own: string): string {
  const plain = own.replace(/[*$](\w+)(<[^<>]{0,100}>)?/g, ':$1');
  const whole = `${prefix.replace(/\/$/, '')}/${plain.replace(/^\//, '')}`;
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
