// https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html#url-path-used-for-mapping
import type { Module } from '../../src/code/ir.ts';
import { type Evidence, evidenceAt, type FactDraft, literal, type Repository, type Source } from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

/** What stands before the paths of everything that a web archive serves. */
export const WAR_CONTEXT = 'war.context-path';

/**
 * Where servers are told the context of an archive by a file in it.
 * https://docs.wildfly.org/34/Developer_Guide.html, https://openliberty.io/docs/latest/reference/config/webApplication.html
 */
const DESCRIPTORS = ['jboss-web.xml', 'payara-web.xml', 'glassfish-web.xml', 'sun-web.xml', 'ibm-web-ext.xml'];
const CONTEXT_ROOT = /<context-root\s*(?:uri\s*=\s*"([^"<>]*)"|>([^<>]*)<)/;
/** A server takes an archive's name for its context where nothing else is said; `ROOT` is the root. */
const DEPLOYED =
  /^[ \t]*(?:COPY|ADD)[ \t]+(?:--\S+[ \t]+)*(\S{0,300}\.war)[ \t]+(\S{0,300}\/(?:deployments|webapps|dropins|autodeploy)(?:\/\S{0,300})?)[ \t\r]*$/m;

/** The contexts of web archives that their descriptors or the Dockerfiles around them tell. */
export function warContextFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const serving = modules.filter(({ imports, opens = [] }) =>
    [...imports.map(({ specifier }) => specifier), ...opens].some((each) => /^(javax|jakarta)\.(ws\.rs|servlet)\b/.test(each)),
  );
  const builds = readBuildModules(repository);
  const folders = new Set(serving.map(({ path }) => moduleAround(path, builds)?.folder ?? '.'));
  return [...folders].flatMap((folder): readonly FactDraft[] => {
    const told = contextOf(folder === '.' ? '' : `${folder}/`, repository);
    if (!told) return [];
    const owner = { is: 'code', programs: [folder] } as const;
    return [{ kind: 'setting', owner, key: WAR_CONTEXT, value: literal(told.path), evidence: told.evidence }];
  });
}

interface Told {
  readonly path: string;
  readonly evidence: Evidence;
}

function contextOf(inside: string, repository: Repository): Told | undefined {
  for (const name of DESCRIPTORS) {
    const source = repository.read(`${inside}src/main/webapp/WEB-INF/${name}`);
    const match = source && CONTEXT_ROOT.exec(source.text);
    if (match) return toldAt(source, match, match[1] ?? match[2] ?? '');
  }
  const dockerfile = repository.read(`${inside}Dockerfile`);
  const match = dockerfile && DEPLOYED.exec(dockerfile.text);
  if (!match || /spring-boot/.test(repository.read(`${inside}pom.xml`)?.text ?? '')) return undefined;
  const [, from = '', to = ''] = match;
  const name = /\.war$/.test(to) ? to : from;
  const path = name.slice(name.lastIndexOf('/') + 1, -'.war'.length);
  return /[*$]/.test(path) ? undefined : toldAt(dockerfile, match, path === 'ROOT' ? '' : path);
}

function toldAt(source: Source, match: RegExpExecArray, context: string): Told | undefined {
  const path = context.trim().replace(/^\/+|\/+$/g, '');
  const line = source.text.slice(0, match.index).split('\n').length;
  return path === '' || /[${}]/.test(path) ? undefined : { path: `/${path}`, evidence: evidenceAt(source, line) };
}
