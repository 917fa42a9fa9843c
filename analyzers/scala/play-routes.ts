import type { Program } from '../../src/code/engine.ts';
import {
  cleanText,
  concat,
  evidenceAt,
  folderOf,
  literal,
  type Repository,
  type RouteFact,
  type Source,
  setting,
} from '../../src/sdk/index.ts';

// https://www.playframework.com/documentation/latest/ScalaRouting

const LINE = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+(\S+)\s+@?([\w.]+)/;
const INCLUDED = /^->\s+(\S+)\s+([\w.]+)/;
const DEEPEST = 4;

/** The routes of each program's `conf/routes` and of the files that it includes. */
export function playRoutes(programs: readonly Program[], repository: Repository): readonly RouteFact[] {
  return programs.flatMap(({ folder }) => {
    const conf = folder === '.' ? 'conf' : `${folder}/conf`;
    const application = { conf, folder, repository };
    return linesIn(`${conf}/routes`, '', application, 0).flatMap((line) =>
      line.method === undefined ? [] : [routeAt(line, line.method, application)],
    );
  });
}

/** What classes of routes stand below, by their whole names: `-> /v2 ships.ShipRouter`. */
export function routerPrefixes(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of repository.paths.filter((each) => /(^|\/)conf\/routes$/.test(each))) {
    const application = { conf: folderOf(path), folder: folderOf(folderOf(path)), repository };
    for (const { method, handler, path: prefix } of linesIn(path, '', application, 0))
      if (method === undefined) found.set(handler, [...(found.get(handler) ?? []), prefix]);
  }
  return found;
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

/** A route, or without a method a class of routes below the path. */
interface Line {
  readonly source: Source;
  readonly line: number;
  readonly method?: string;
  readonly path: string;
  readonly handler: string;
}

function linesIn(path: string, prefix: string, application: Application, depth: number): readonly Line[] {
  const source = application.repository.read(path);
  if (!source || depth > DEEPEST) return [];
  return source.text.split(/\r?\n/).flatMap((text, index): readonly Line[] => {
    const at = { source, line: index + 1 };
    const [, method, own, handler = ''] = LINE.exec(text) ?? [];
    if (method !== undefined && own !== undefined) return [{ ...at, method, path: joined(prefix, own), handler }];
    const [, below, included = ''] = INCLUDED.exec(text) ?? [];
    if (below === undefined) return [];
    const inside = joined(prefix, below);
    const file = /^(.+)\.Routes$/.exec(included)?.[1];
    return file === undefined
      ? [{ ...at, path: inside, handler: included }]
      : linesIn(`${application.conf}/${file}.routes`, inside, application, depth + 1);
  });
}

function routeAt({ source, line, path, handler }: Line, method: string, application: Application): RouteFact {
  return {
    kind: 'route',
    evidence: evidenceAt(source, line),
    owner: { is: 'code', programs: [application.folder] },
    method,
    path: hasContext(application)
      ? concat([setting('play.http.context', literal('')), literal(cleanText(path))])
      : literal(cleanText(path)),
    handler: cleanText(handler.slice(handler.lastIndexOf('.') + 1)),
  };
}

/** `*rest` and `$id<[0-9]+>` stand for any text, as `:id` does. */
function joined(prefix: string, own: string): string {
  const plain = own.replace(/[*$](\w+)(<[^<>]{0,100}>)?/g, ':$1');
  const whole = `${prefix.replace(/\/$/, '')}/${plain.replace(/^\//, '')}`;
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}
