import { folderOf, joinPath, type Problem, parseXml, type Source, type XmlElement } from '../../src/sdk/index.ts';

/** One pom.xml with the parents that the repository holds. */
export interface Pom {
  readonly path: string;
  readonly folder: string;
  readonly project: XmlElement;
  readonly groupId: string;
  readonly artifactId: string;
  readonly packaging: string;
  /** Set when the parent's pom lies in the repository. */
  readonly parent?: Pom;
}

/** Every pom of the repository, linked to its parent. */
export function readPoms(sources: readonly Source[]): { readonly poms: readonly Pom[]; readonly problems: readonly Problem[] } {
  const files = sources.filter(({ path }) => !/(^|\/)(target|archetype-resources|src\/(test|it))\//.test(path)).map(parseXml);
  const projects = files.map(({ root }) => root).filter((root) => root.name === 'project' && root.get('artifactId').exists);
  const poms = new Map<string, Pom>();
  const open = (project: XmlElement, children: readonly string[]): Pom => {
    const { path } = project.source;
    const known = poms.get(path);
    if (known) return known;
    const above = children.includes(path) ? undefined : parentOf(project, projects);
    const pom = toPom(project, above && !children.includes(above.source.path) ? open(above, [...children, path]) : undefined);
    poms.set(path, pom);
    return pom;
  };
  return { poms: projects.map((project) => open(project, [])), problems: files.flatMap(({ problems }) => problems) };
}

function toPom(project: XmlElement, parent: Pom | undefined): Pom {
  const own = (name: string) => project.get(name).text() ?? '';
  return {
    path: project.source.path,
    folder: folderOf(project.source.path),
    project,
    groupId: own('groupId') || (project.at('parent', 'groupId').text() ?? ''),
    artifactId: own('artifactId'),
    packaging: own('packaging') || 'jar',
    ...(parent ? { parent } : {}),
  };
}

/** `relativePath`, by default `../pom.xml`; when that is another project, whichever has the coordinates. */
function parentOf(project: XmlElement, projects: readonly XmlElement[]): XmlElement | undefined {
  const parent = project.get('parent');
  const artifactId = parent.get('artifactId').text();
  if (artifactId === undefined) return undefined;
  const relative = parent.get('relativePath').text() ?? '../pom.xml';
  const near = joinPath(folderOf(project.source.path), relative);
  const isMeant = (each: XmlElement) => each.get('artifactId').text() === artifactId;
  const named = projects.filter(isMeant);
  return (
    named.find(({ source }) => source.path === near || source.path === `${near}/pom.xml`) ??
    (named.length === 1 && named[0] !== project ? named[0] : undefined)
  );
}

/** The pom and its parents, nearest first. */
export function lineage(pom: Pom): readonly Pom[] {
  const line: Pom[] = [];
  for (let each: Pom | undefined = pom; each; each = each.parent) line.push(each);
  return line;
}

const DEEPEST = 10;

/** A text of the pom with its `${…}` put in; undefined where one of them is not known to the repository. */
export function interpolated(text: string | undefined, pom: Pom, depth = 0): string | undefined {
  if (text === undefined || depth > DEEPEST) return undefined;
  let isKnown = true;
  const filled = text.replace(/\$\{([\w.-]{1,200})\}/g, (_whole, key: string) => {
    const value = propertyOf(key, pom, depth);
    if (value === undefined) isKnown = false;
    return value ?? '';
  });
  return isKnown && filled.length < 1000 ? filled : undefined;
}

/** https://maven.apache.org/pom.html#Properties */
function propertyOf(key: string, pom: Pom, depth: number): string | undefined {
  const name = key.replace(/^pom\./, 'project.');
  if (/^(project\.)?basedir$/.test(name)) return pom.folder;
  const model = /^(?:project\.)?(artifactId|groupId|packaging)$/.exec(name)?.[1] as
    | 'artifactId'
    | 'groupId'
    | 'packaging'
    | undefined;
  if (model) return pom[model];
  if (name === 'project.build.directory') return `${pom.folder}/target`;
  if (name === 'project.name') return interpolated(pom.project.get('name').text() ?? pom.artifactId, pom, depth + 1);
  if (/^(project\.)?version$/.test(name)) return interpolated(versionOf(pom), pom, depth + 1);
  if (name === 'project.build.finalName') return interpolated(finalNameOf(pom), pom, depth + 1);
  if (name.startsWith('project.parent.')) return pom.project.get('parent').get(name.slice('project.parent.'.length)).text();
  for (const { project } of lineage(pom)) {
    const profiles = project.get('profiles').children('profile');
    for (const place of [project, ...profiles]) {
      const found = place.get('properties').get(name);
      if (found.exists) return interpolated(found.text() ?? '', pom, depth + 1);
    }
  }
  return undefined;
}

function versionOf({ project }: Pom): string | undefined {
  return project.get('version').text() ?? project.at('parent', 'version').text();
}

/** The file name that the build gives its result, where it states one. */
export function finalNameOf({ project }: Pom): string | undefined {
  return project.at('build', 'finalName').text();
}
