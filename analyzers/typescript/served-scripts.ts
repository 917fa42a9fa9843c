import type { Repository } from '../../src/model/analyzer.ts';
import { concat, type FactDraft, literal, oneOf, PAGE_HOST, unknown, type Value } from '../../src/sdk/index.ts';
import { joinPath } from './file-paths.ts';
import { isOwnCode } from './own-code.ts';

/**
 * Where servers in other languages keep what they send out as it is: https://docs.spring.io/spring-boot/reference/web/servlet.html#web.servlet.spring-mvc.static-content,
 * https://maven.apache.org/plugins/maven-war-plugin/, https://quarkus.io/guides/http-reference#serving-static-resources, https://learn.microsoft.com/aspnet/core/fundamentals/static-files
 */
const SERVED = /^(?:(.*?)\/)?(?:src\/main\/(?:resources\/(?:static|public|resources|META-INF\/resources)|webapp)|wwwroot)\//;

/** What minifiers keep of code when they take comments away: https://esbuild.github.io/api/#legal-comments */
const LEGAL = /^\s{0,200}\/[*/]!|@(?:license|preserve)\b/;

/** The version of what was released, not that of a licence: a team's own scripts may begin with a notice as well, but are released with the rest. */
const RELEASED = /\d\.\d{1,9}\.\d|(?<!(?:licen[cs]e|GPL|MPL|EPL|apache)[\s,-]{0,3})\bv\d{1,9}\.\d/i;

/** Where package managers of pages and templates of ASP.NET keep libraries: https://learn.microsoft.com/aspnet/core/client-side/libman */
const LIBRARIES = /(?:^|\/)(?:libs?|libraries|plugins|externals?)\//;

/** The folder of the server that sends a script out; the empty string is the root. */
function serverOf(path: string): string | undefined {
  const match = SERVED.exec(path);
  return match ? (match[1] ?? '') : undefined;
}

/** The folders of servers that send scripts of the team's own out. */
export function foldersOfServedScripts(repository: Repository): readonly string[] {
  const folders = repository.paths.flatMap((path) => {
    const folder = /\.[cm]?js$/.test(path) ? serverOf(path) : undefined;
    const isOwn = folder !== undefined && isOwnCode(path, repository);
    return isOwn && !isBrought(path, repository.read(path)?.text ?? '') ? [folder] : [];
  });
  return [...new Set(folders)];
}

/** A script of somebody else's that lies among those that a server sends out: it has a notice, and a version or a place among libraries. */
export function isBrought(path: string, text: string): boolean {
  const served = SERVED.exec(path);
  const head = text.slice(0, 1000);
  return served !== null && LEGAL.test(head) && (RELEASED.test(head) || LIBRARIES.test(path.slice(served[0].length)));
}

/** What a script that a server sends out asks of an address without a host, it asks of whoever sent it. */
export function askedOfServer(fact: FactDraft, repository: Repository): FactDraft {
  if (fact.kind !== 'call' || fact.protocol !== 'http') return fact;
  const folder = serverOf(fact.evidence.path);
  if (folder === undefined || fact.owner.is !== 'code' || !fact.owner.programs.includes(folder === '' ? '.' : folder))
    return fact;
  return repository.has(joinPath(folder, 'package.json')) ? fact : { ...fact, target: onPage(fact.target) };
}

function onPage(target: Value): Value {
  if (target.is === 'one-of') return oneOf(target.values.map(onPage));
  const [head, ...rest] = target.is === 'concat' ? target.parts : [target];
  if (head?.is !== 'literal' || typeof head.value !== 'string' || /^(?:[a-z][\w+.-]*:|\/\/)/i.test(head.value)) return target;
  const path = head.value.replace(/^(?:\.{0,2}\/)+/, '');
  return concat([unknown(PAGE_HOST), literal(`/${path}`), ...rest]);
}
