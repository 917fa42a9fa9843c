// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
import { isKustomization, isTooLarge, withoutTemplates } from '../../src/cluster/index.ts';
import {
  evidenceAt,
  type FactDraft,
  folderOf,
  joinPath,
  type Problem,
  parseYaml,
  type Repository,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { type MapContent, stamped } from './content.ts';
import { withGenerated } from './generators.ts';
import { patched } from './patches.ts';
import { replaced } from './replacements.ts';
import { transformed } from './transform.ts';

/** What an overlay comes out as. */
export interface Built {
  readonly resources: readonly MapContent[];
  readonly gaps: readonly FactDraft[];
  /** Entries of `helmCharts`. */
  readonly charts: readonly YamlNode[];
  readonly problems: readonly Problem[];
}

const NOTHING: Built = { resources: [], gaps: [], charts: [], problems: [] };

const DEEPEST = 12;
const MOST_RESOURCES = 5000;
const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The kustomization file of a folder. */
export function kustomizationIn(folder: string, repository: Repository): string | undefined {
  return NAMES.map((name) => (folder === '.' ? name : `${folder}/${name}`)).find((path) => repository.has(path));
}

/** Builds what a kustomization file states, bases first. `outer` are the files that lead here. */
export function build(
  path: string,
  repository: Repository,
  outer: readonly string[] = [],
  given: readonly MapContent[] = [],
): Built {
  const source = repository.read(path);
  const document = source && parseYaml(source, withoutTemplates(source.text)).documents[0];
  if (!source || !document?.content || isTooLarge(document.content)) return { ...NOTHING, resources: given };
  if (outer.includes(path) || outer.length > DEEPEST) {
    const message = outer.includes(path)
      ? 'This kustomization leads back to itself.'
      : `Bases are nested deeper than ${DEEPEST} levels.`;
    return { ...NOTHING, resources: given, problems: [{ code: 'limit-reached', message, evidence: evidenceAt(source, 1) }] };
  }
  const trail = [...outer, path];
  const named = [...document.get('resources').items(), ...document.get('bases').items()].map((item) =>
    readResource(item, trail, repository),
  );
  const collected = [...given, ...named.flatMap((each) => each.resources)].slice(0, MOST_RESOURCES);
  const generated = withGenerated(collected, document, repository);
  const composed = withComponents(generated, document, trail, repository);
  const before = patched(composed.resources, document, repository);
  const changed = replaced(transformed(before, document), before, document, repository);
  return {
    resources: changed,
    gaps: [...named.flatMap((each) => each.gaps), ...composed.gaps, ...chartGaps(document)],
    charts: [...named.flatMap((each) => each.charts), ...composed.charts, ...document.get('helmCharts').items()],
    problems: [...named.flatMap((each) => each.problems), ...composed.problems],
  };
}

/** A file with objects, a folder with a kustomization, or something elsewhere. */
function readResource(item: YamlNode, trail: readonly string[], repository: Repository): Built {
  const name = item.text() ?? '';
  const path = joinPath(folderOf(item.source.path), name);
  const inner = path === undefined ? undefined : kustomizationIn(path, repository);
  if (inner !== undefined) return build(inner, repository, trail);
  const source = path === undefined ? undefined : repository.read(path);
  if (!source)
    return isRemote(name) ? { ...NOTHING, gaps: [remoteGap(item, name)] } : { ...NOTHING, problems: [missing(item, name)] };
  const { documents, problems } = parseYaml(source, withoutTemplates(source.text));
  const large = documents.filter((each) => each.content && isTooLarge(each.content));
  const kept = documents.filter((each) => !large.includes(each));
  return { ...NOTHING, resources: kept.flatMap((each) => contentOf(each)), problems: [...problems, ...large.map(tooLarge)] };
}

function tooLarge(document: YamlNode): Problem {
  const message = 'This document grows without measure when its aliases are put in, so it is left out.';
  return { code: 'limit-reached', message, evidence: document.evidence() };
}

function contentOf(document: YamlNode): readonly MapContent[] {
  const content = document.content && stamped(document.content, document.source);
  if (content?.is !== 'map') return [];
  return document.get('kind').text() === 'List' ? document.get('items').items().flatMap(contentOf) : [content];
}

function isRemote(name: string): boolean {
  return /^[a-z]+:\/\/|^git@|^github\.com|\?ref=/.test(name);
}

function missing(item: YamlNode, name: string): Problem {
  return { code: 'missing-reference', message: `The resource ${name} is not in the repository.`, evidence: item.evidence() };
}

function remoteGap(item: YamlNode, name: string): FactDraft {
  const message = `The base ${name} lies outside the repository, so what it deploys is not in the result.`;
  return {
    kind: 'gap',
    evidence: item.evidence(),
    code: 'unrendered-template',
    message,
    settledBy: 'the output of `kustomize build`',
  };
}

function chartGaps(document: YamlNode): readonly FactDraft[] {
  return document
    .get('helmCharts')
    .items()
    .map((item) => ({
      kind: 'gap' as const,
      evidence: item.evidence(),
      code: 'unrendered-template' as const,
      message: `The chart ${item.get('name').text() ?? ''} is rendered by kustomize and not here.`,
      settledBy: 'the output of `kustomize build --enable-helm`',
    }));
}

/** Components change what is there already. */
function withComponents(
  resources: readonly MapContent[],
  document: YamlNode,
  trail: readonly string[],
  repository: Repository,
): Built {
  let built: Built = { ...NOTHING, resources };
  for (const item of document.get('components').items()) {
    const name = item.text() ?? '';
    const path = joinPath(folderOf(item.source.path), name);
    const inner = path === undefined ? undefined : kustomizationIn(path, repository);
    if (inner === undefined) {
      built = { ...built, problems: [...built.problems, missing(item, name)] };
      continue;
    }
    const next = build(inner, repository, trail, built.resources);
    built = {
      resources: next.resources,
      gaps: [...built.gaps, ...next.gaps],
      charts: [...built.charts, ...next.charts],
      problems: [...built.problems, ...next.problems],
    };
  }
  return built;
}

/** Kustomizations that no other one builds on, and that are no components. */
export function overlays(repository: Repository): readonly string[] {
  const all = repository.paths.filter(isKustomization);
  const used = new Set(all.flatMap((path) => namedBy(path, repository)));
  return all.filter((path) => !used.has(path) && !isComponent(path, repository));
}

function namedBy(path: string, repository: Repository): readonly string[] {
  const source = repository.read(path);
  const document = source && parseYaml(source).documents[0];
  return ['resources', 'bases', 'components'].flatMap((list) =>
    (document?.get(list).texts() ?? []).flatMap((name) => {
      const folder = joinPath(folderOf(path), name);
      return folder === undefined ? [] : (kustomizationIn(folder, repository) ?? []);
    }),
  );
}

function isComponent(path: string, repository: Repository): boolean {
  const source = repository.read(path);
  return source !== undefined && parseYaml(source).documents[0]?.get('kind').text() === 'Component';
}
