// https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html#url-path-used-for-mapping
import type { Module } from '../../src/code/ir.ts';
import { type Evidence, evidenceAt, type FactDraft, literal, type Repository, type Source } from '../../src/sdk/index.ts';
import { type BuildModule, moduleAround, readBuildModules } from './build-modules.ts';
import { ROOT_PATH } from './dropwizard.ts';
import { describedServlets, placeOf } from './web-descriptor.ts';

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

const STANDARD = /^(javax|jakarta)\.(ws\.rs|servlet)\b/;
const JAX_RS = /^(javax|jakarta)\.ws\.rs\b/;
const SPRING_MVC = /^org\.springframework\.web\b/;
const DISPATCHER = /(^|\.)DispatcherServlet$/;
/** https://eclipse-ee4j.github.io/jersey.github.io/documentation/latest/deployment.html#deployment.servlet.2, also of RESTEasy and CXF */
const RESOURCES = /(^|\.)(ServletContainer|HttpServlet(30)?Dispatcher|CXFNonSpringJaxrsServlet|ws\.rs\.core\.Application)$/;

/** The contexts of web archives that their descriptors or the Dockerfiles around them tell, and where in them Spring's servlet is. */
export function warContextFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const builds = readBuildModules(repository);
  const servlets = describedServlets(repository, builds);
  const contexts = foldersOf(STANDARD, modules, builds).flatMap((folder) => {
    const told = contextOf(insideOf(folder), repository);
    return told ? [settingOf(WAR_CONTEXT, told, folder)] : [];
  });
  const dispatchers = foldersOf(SPRING_MVC, modules, builds).flatMap((folder) => {
    // What Spring Boot starts by itself reads no descriptor.
    const own = startsByItself(insideOf(folder), repository) ? [] : (servlets.get(folder) ?? []);
    const place = placeOf(DISPATCHER, own);
    const context = own.length === 0 ? undefined : contextOf(insideOf(folder), repository);
    const path = `${context?.path ?? ''}${place?.path ?? ''}`;
    const evidence = place?.evidence ?? context?.evidence;
    return path !== '' && evidence ? [settingOf(SERVLET_PATH, { path, evidence }, folder)] : [];
  });
  const resources = foldersOf(JAX_RS, modules, builds).flatMap((folder) => {
    const place = placeOf(RESOURCES, servlets.get(folder) ?? []);
    return place ? [settingOf(ROOT_PATH, place, folder)] : [];
  });
  return [...contexts, ...dispatchers, ...resources];
}

/** The setting before the paths of Spring's controllers. */
const SERVLET_PATH = 'server.servlet.context-path';

function settingOf(key: string, { path, evidence }: Told, folder: string): FactDraft {
  return { kind: 'setting', owner: { is: 'code', programs: [folder] }, key, value: literal(path), evidence };
}

function foldersOf(used: RegExp, modules: readonly Module[], builds: readonly BuildModule[]): readonly string[] {
  const serving = modules.filter(({ imports, opens = [] }) =>
    [...imports.map(({ specifier }) => specifier), ...opens].some((each) => used.test(each)),
  );
  return [...new Set(serving.map(({ path }) => moduleAround(path, builds)?.folder ?? '.'))];
}

function insideOf(folder: string): string {
  return folder === '.' ? '' : `${folder}/`;
}

function startsByItself(inside: string, repository: Repository): boolean {
  return ['pom.xml', 'build.gradle', 'build.gradle.kts'].some((name) =>
    /spring-boot|org\.springframework\.boot/.test(repository.read(inside + name)?.text ?? ''),
  );
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
  if (!match || startsByItself(inside, repository)) return undefined;
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
