// https://learn.microsoft.com/aspnet/core/razor-pages/razor-pages-conventions
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import type { FactDraft } from '../../src/model/fact.ts';
import { cleanText, evidenceAt, literal, type Source } from '../../src/sdk/index.ts';
import { type Project, projectAround, readProjects } from './projects.ts';

const IN_PAGES = /^(?:Areas\/([^/]+)\/)?Pages\/(.+)\.cshtml$/;
const DIRECTIVE = /^\s*@page(?:\s+"([^"]{0,300})")?\s*$/;

/** The pages of the programs that map them: each is a file whose path is its route. */
export function razorPageFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const served = new Set(modules.filter(mapsPages).flatMap(({ path }) => projectAround(path, repository) ?? []));
  return readProjects(repository)
    .filter((project) => served.has(project))
    .flatMap((project) => repository.paths.flatMap((path) => pageFacts(path, project, modules, repository)));
}

function mapsPages({ calls }: Module): boolean {
  return calls.some(({ callee }) => callee.is === 'member' && /^(MapRazorPages|AddRazorPages)$/.test(callee.name));
}

function pageFacts(path: string, project: Project, modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const below = project.folder === '.' ? path : path.slice(project.folder.length + 1);
  const [, area, page] = path === below || path.startsWith(`${project.folder}/`) ? (IN_PAGES.exec(below) ?? []) : [];
  const source = page === undefined ? undefined : repository.read(path);
  const directive = source && directiveOf(source);
  if (page === undefined || !directive) return [];
  const route = cleanText(routeOf(area, page, directive.template));
  const model = modules.find((module) => module.path === `${path}.cs`);
  const owner = { is: 'code', programs: [project.folder] } as const;
  const evidence = evidenceAt(source, directive.line);
  return methodsOf(model).map((method): FactDraft => ({ kind: 'route', evidence, owner, method, path: literal(route) }));
}

/** The first line that says anything must be the directive. */
function directiveOf({ text }: Source): { readonly line: number; readonly template: string } | undefined {
  const lines = text.replace(/^\uFEFF/, '').split('\n', 50);
  const at = lines.findIndex((line) => line.trim() !== '');
  const found = DIRECTIVE.exec(lines[at] ?? '');
  return found ? { line: at + 1, template: found[1] ?? '' } : undefined;
}

/** A template that begins with a slash stands in place of the file's path; an `Index` is its folder. */
function routeOf(area: string | undefined, page: string, template: string): string {
  if (/^~?\//.test(template)) return template.replace(/^~/, '');
  const own = page.replace(/(^|\/)Index$/, '');
  const parts = [area, own, template].filter((part) => part !== undefined && part !== '');
  return `/${parts.join('/')}`;
}

/** Every page can be read; what else it answers to, its handlers say: `OnPostCancelAsync`. */
function methodsOf(model: Module | undefined): readonly string[] {
  const found = (model?.functions ?? []).flatMap(({ name }) => /^On(Post|Put|Delete|Patch)(?![a-z])/.exec(name ?? '')?.[1] ?? []);
  return [...new Set(['GET', ...found.map((verb) => verb.toUpperCase())])];
}
