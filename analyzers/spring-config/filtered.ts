import { folderOf, joinPath, parseXml, type Repository, type Source, type XmlElement } from '../../src/sdk/index.ts';
import { moduleOf } from './files.ts';

const DEEPEST = 8;

/**
 * The text of a configuration file as the build packs it: `@project.artifactId@` is what the module's pom says, `${project.name}` what
 * Maven or Gradle calls it. What they do not know stays as it is written.
 * https://docs.spring.io/spring-boot/how-to/properties-and-configuration.html#howto.properties-and-configuration.expand-properties
 */
export function filtered(source: Source, repository: Repository): Source {
  if (!/@[\w.-]+@|\$\{(?:project\.|pom\.)?(?:name|artifactId)\}/.test(source.text)) return source;
  const folder = moduleOf(source.path, repository);
  if (folder === undefined) return source;
  const known = propertiesOf(folder, repository);
  const fill = (whole: string, key: string) => {
    const value = known(key);
    return value !== undefined && /^[^\n\r]{1,200}$/.test(value) ? value : whole;
  };
  const text = source.text
    .replace(/@([\w.-]{1,100})@/g, fill)
    .replace(/\$\{((?:project\.|pom\.)(?:name|artifactId)|name)\}/g, fill);
  return { path: source.path, text };
}

type Properties = (key: string) => string | undefined;

function propertiesOf(folder: string, repository: Repository): Properties {
  const pom = projectAt(joinPath(folder, 'pom.xml'), repository);
  return pom ? (key) => ofMaven(key, pom, repository, 0) : ofGradle(folder, repository);
}

function projectAt(path: string | undefined, repository: Repository): XmlElement | undefined {
  const source = path === undefined ? undefined : repository.read(path);
  const root = source && parseXml(source).root;
  return root?.name === 'project' ? root : undefined;
}

/** https://maven.apache.org/pom.html#Properties */
function ofMaven(key: string, project: XmlElement, repository: Repository, depth: number): string | undefined {
  const name = key.replace(/^pom\./, 'project.');
  const artifactId = project.get('artifactId').text();
  if (name === 'project.artifactId' || name === 'artifactId') return artifactId;
  if (name === 'project.name') return project.get('name').text() ?? artifactId;
  if (name === 'project.groupId' || name === 'project.version') {
    const part = name.slice('project.'.length);
    return project.get(part).text() ?? project.at('parent', part).text();
  }
  const own = project.get('properties').get(name).text();
  if (own !== undefined) return own.includes('${') ? undefined : own;
  const above = depth > DEEPEST ? undefined : parentOf(project, repository);
  return above && ofMaven(key, above, repository, depth + 1);
}

function parentOf(project: XmlElement, repository: Repository): XmlElement | undefined {
  const parent = project.get('parent');
  if (!parent.exists) return undefined;
  const near = joinPath(folderOf(project.source.path), parent.get('relativePath').text() ?? '../pom.xml');
  return projectAt(near?.endsWith('.xml') ? near : `${near ?? ''}/pom.xml`, repository);
}

/** Gradle fills in what its `processResources` expands: https://docs.gradle.org/current/userguide/working_with_files.html#sec:filtering_files */
function ofGradle(folder: string, repository: Repository): Properties {
  const scripts = [folder, '.'].flatMap((each) =>
    ['build.gradle', 'build.gradle.kts'].map((name) => textOf(each, name, repository)),
  );
  const isFilled = scripts.some((text) => /\bexpand\b|\bReplaceTokens\b/.test(text));
  const name = isFilled ? nameInGradle(folder, repository) : undefined;
  return (key) => (/^(project\.)?name$/.test(key) ? name : undefined);
}

/** A project is called as its folder, but for the root, which its settings name. */
function nameInGradle(folder: string, repository: Repository): string | undefined {
  for (const settings of ['settings.gradle', 'settings.gradle.kts']) {
    const text = textOf(folder, settings, repository);
    const named = /\brootProject\.name\s*=\s*['"]([^'"$]+)['"]/.exec(text)?.[1];
    if (named !== undefined) return named;
  }
  return folder === '.' ? undefined : folder.slice(folder.lastIndexOf('/') + 1);
}

function textOf(folder: string, name: string, repository: Repository): string {
  const path = joinPath(folder, name);
  return path === undefined ? '' : (repository.read(path)?.text ?? '');
}
