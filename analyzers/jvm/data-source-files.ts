import type { Module } from '../../src/code/ir.ts';
import {
  type FactDraft,
  joinPath,
  own,
  parseXml,
  type Repository,
  settingValue,
  type Value,
  type XmlElement,
} from '../../src/sdk/index.ts';
import { moduleAround, readBuildModules } from './build-modules.ts';

/** A database that a file says how to reach. */
interface Database {
  readonly technology: string;
  readonly target: Value;
  readonly at: XmlElement;
}

/** Says which databases a file of its name tells of. */
type Reader = (root: XmlElement) => readonly Database[];

/** Files of data sources, by where in a program's folder they lie. */
const FILES: readonly (readonly [place: RegExp, read: Reader])[] = [
  [/^src\/main\/(resources|webapp\/WEB-INF\/classes)\/META-INF\/persistence\.xml$/, unitsOf],
  [/^src\/main\/resources\/hibernate\.cfg\.xml$/, hibernateSession],
  [/^src\/main\/webapp\/META-INF\/context\.xml$/, tomcatResources],
  [/^src\/main\/liberty\/config\/(server\.xml|configDropins\/(overrides|defaults)\/[^/]+\.xml)$/, libertySources],
  [/^src\/main\/(webapp\/(WEB-INF|META-INF)|resources\/META-INF)\/[^/]+-ds\.xml$/, wildflySources],
  [/^src\/main\/webapp\/WEB-INF\/web\.xml$/, declaredSources],
];

/** Databases that the files of persistence and of application servers name, for the programs that pack them. */
export function dataSourceFacts(modules: readonly Module[], repository: Repository): readonly FactDraft[] {
  const paths = repository.paths.filter((path) => path.endsWith('.xml') && path.includes('src/main/'));
  if (paths.length === 0 || modules.length === 0) return [];
  const builds = readBuildModules(repository);
  const folders = new Set(modules.map(({ path }) => moduleAround(path, builds)?.folder ?? '.'));
  return [...folders].sort().flatMap((folder) => paths.flatMap((path) => factsIn(path, folder, repository)));
}

function factsIn(path: string, folder: string, repository: Repository): readonly FactDraft[] {
  const inside = folder === '.' ? path : path.slice(folder.length + 1);
  if (joinPath(folder, inside) !== path) return [];
  const found = FILES.find(([place]) => place.test(inside));
  const source = found && repository.read(path);
  return source ? found[1](parseXml(source).root).map((each) => connectionOf(each, folder)) : [];
}

function connectionOf({ technology, target, at }: Database, folder: string): FactDraft {
  return {
    kind: 'connection',
    owner: { is: 'code', programs: [folder] },
    nodeKind: 'database',
    technology,
    protocol: 'sql',
    target,
    library: 'data-source',
    evidence: at.evidence(),
  };
}

const URL_KEY = /^((jakarta|javax)\.persistence\.jdbc|hibernate\.connection|connection)\.url$/;

/** https://jakarta.ee/specifications/persistence/3.1/jakarta-persistence-spec-3.1#persistence-xml-file */
function unitsOf(root: XmlElement): readonly Database[] {
  return root.children('persistence-unit').flatMap((unit) => urlsIn(unit.get('properties'), (each) => each.attribute('value')));
}

/** https://docs.jboss.org/hibernate/orm/6.6/userguide/html_single/Hibernate_User_Guide.html#bootstrap-native-registry */
function hibernateSession(root: XmlElement): readonly Database[] {
  return urlsIn(root.get('session-factory'), (each) => each.text());
}

function urlsIn(properties: XmlElement, valueOf: (property: XmlElement) => string | undefined): readonly Database[] {
  return properties
    .children('property')
    .flatMap((each) => (URL_KEY.test(each.attribute('name') ?? '') ? atUrl(valueOf(each), each) : []));
}

/** https://tomcat.apache.org/tomcat-10.1-doc/jndi-resources-howto.html#JDBC_Data_Sources */
function tomcatResources(root: XmlElement): readonly Database[] {
  const isSource = (each: XmlElement) => /DataSource$/.test(each.attribute('type') ?? '') || each.attribute('driverClassName');
  const sources = root.children('Resource').filter(isSource);
  return sources.flatMap((each) => atUrl(each.attribute('url'), each));
}

/** https://docs.wildfly.org/34/Admin_Guide.html#data-source-configuration */
function wildflySources(root: XmlElement): readonly Database[] {
  return ['datasource', 'xa-datasource'].flatMap((name) =>
    root.children(name).flatMap((each) => atUrl(each.get('connection-url').text(), each.get('connection-url'))),
  );
}

/** https://jakarta.ee/specifications/platform/10/jakarta-platform-spec-10.0#a2009 */
function declaredSources(root: XmlElement): readonly Database[] {
  return root.children('data-source').flatMap((each) => atUrl(each.get('url').text(), each.get('url')));
}

/** https://openliberty.io/docs/latest/reference/config/dataSource.html */
function libertySources(root: XmlElement): readonly Database[] {
  return root.children('dataSource').flatMap((source) =>
    source.children().flatMap((each): readonly Database[] => {
      const technology = own(LIBERTY, each.name);
      const host = each.attribute('serverName');
      const url = each.attribute('URL') ?? each.attribute('url');
      if (url !== undefined) return atUrl(url, each);
      return host === undefined || !technology ? [] : [{ technology, target: valueOf(host), at: each }];
    }),
  );
}

/** Elements of the drivers that Open Liberty knows. */
const LIBERTY: Readonly<Record<string, string>> = {
  properties: 'sql',
  'properties.postgresql': 'postgresql',
  'properties.db2.jcc': 'db2',
  'properties.db2.i.toolbox': 'db2',
  'properties.microsoft.sqlserver': 'sqlserver',
  'properties.oracle': 'oracle',
};

/** An address of JDBC, also one that a variable holds as a whole. */
function atUrl(url: string | undefined, at: XmlElement): readonly Database[] {
  return /^\s*(jdbc:|\$\{[^{}]*\}\s*$)/.test(url ?? '') ? [{ technology: 'sql', target: valueOf(url?.trim() ?? ''), at }] : [];
}

/** `${env.ORDERS_HOST:orders-db}` and `${ORDERS_HOST}` are variables of the environment. */
function valueOf(text: string): Value {
  return settingValue('url', text.replaceAll('${env.', '${'), 'colon');
}
