// https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html#web-xml
import type { ClassNode, Module } from '../../src/code/ir.ts';
import { type Evidence, parseXml, type Repository, type XmlElement } from '../../src/sdk/index.ts';
import { type BuildModule, moduleAround } from './build-modules.ts';
import { conventionDecorator, DESCRIBED_SERVLET } from './conventions.ts';

const DESCRIPTOR = /(^|\/)WEB-INF\/web\.xml$/;
const TESTS = /(^|\/)src\/test\//;

/** A servlet as the descriptor of a web archive maps it. */
export interface DescribedServlet {
  /** Of its class, with the package. */
  readonly type: string;
  readonly patterns: readonly string[];
  readonly evidence: Evidence;
}

/** The servlets that the descriptors of archives map, by the folder of the module. */
export function describedServlets(
  repository: Repository,
  builds: readonly BuildModule[],
): ReadonlyMap<string, readonly DescribedServlet[]> {
  const found = new Map<string, readonly DescribedServlet[]>();
  for (const path of repository.paths.filter((each) => DESCRIPTOR.test(each) && !TESTS.test(each))) {
    const source = repository.read(path);
    const folder = moduleAround(path, builds)?.folder ?? '.';
    if (source) found.set(folder, [...(found.get(folder) ?? []), ...servletsIn(parseXml(source).root)]);
  }
  return found;
}

function servletsIn(root: XmlElement): readonly DescribedServlet[] {
  const mappings = root.children('servlet-mapping');
  return root.children('servlet').flatMap((servlet) => {
    const name = servlet.get('servlet-name').text();
    const type = servlet.get('servlet-class').text() ?? name;
    const own = mappings.filter((each) => each.get('servlet-name').text() === name);
    const patterns = own.flatMap((each) => each.children('url-pattern')).flatMap((each) => each.text() ?? []);
    const [first] = own;
    return type && first && patterns.length > 0 ? [{ type, patterns, evidence: first.get('url-pattern').evidence() }] : [];
  });
}

/** What one kind of servlet is mapped to, where all of that kind in a module are mapped to one place: `/api/*` is `/api`. */
export function placeOf(
  kind: RegExp,
  servlets: readonly DescribedServlet[],
): { readonly path: string; readonly evidence: Evidence } | undefined {
  const mapped = servlets.filter(({ type }) => kind.test(type));
  const places = new Set(mapped.flatMap(({ patterns }) => patterns.map((each) => /^(\/.+)\/\*$/.exec(each)?.[1] ?? '')));
  const [path = '', second] = places;
  const [first] = mapped;
  return first && second === undefined && path !== '' ? { path, evidence: first.evidence } : undefined;
}

/** Gives classes that a descriptor maps the paths that it maps them to. */
export function withDescribedServlets(
  modules: readonly Module[],
  repository: Repository,
  builds: readonly BuildModule[],
): readonly Module[] {
  const described = describedServlets(repository, builds);
  if (described.size === 0) return modules;
  return modules.map((module) => {
    const servlets = described.get(moduleAround(module.path, builds)?.folder ?? '.') ?? [];
    const own = servlets.filter(({ type }) => type.startsWith(`${module.opens?.[0]}.`));
    return own.length === 0 ? module : { ...module, classes: module.classes.map((node) => mapped(node, module, own)) };
  });
}

function mapped(node: ClassNode, { opens = [] }: Module, servlets: readonly DescribedServlet[]): ClassNode {
  const paths = servlets.filter(({ type }) => type === `${opens[0]}.${node.name}`).flatMap(({ patterns }) => patterns);
  const added = paths.map((value) => conventionDecorator(DESCRIBED_SERVLET, { value }, node.scope, node.place));
  return added.length === 0 ? node : { ...node, decorators: [...node.decorators, ...added] };
}
