// https://logback.qos.ch/manual/appenders.html and https://logging.apache.org/log4j/2.x/manual/appenders.html
import {
  concat,
  defineAnalyzer,
  type FactDraft,
  interpolate,
  literal,
  parseXml,
  type Repository,
  type Source,
  setting,
  substitute,
  textOf,
  type Value,
  type XmlElement,
} from '../../src/sdk/index.ts';
import { type Destination, destinationOf } from './appenders.ts';

export default defineAnalyzer({
  name: 'java-logging',
  files: ['**/logback*.xml', '**/log4j2*.xml'],
  analyze: (sources, repository) => {
    const own = sources.filter(({ path }) => !/(^|\/)(src\/(test|it)|target|build|out)\/|-test\.xml$/.test(path));
    const files = own.map((source) => ({ source, ...parseXml(source) }));
    return {
      facts: files.flatMap(({ source, root }) => (root.name === 'included' ? [] : analyzeFile(source, root, repository))),
      problems: files.flatMap(({ problems }) => problems),
    };
  },
});

/** Appenders that send to another machine, as far as a logger uses them. */
function analyzeFile(source: Source, root: XmlElement, repository: Repository): readonly FactDraft[] {
  const all = withIncluded(descendants(root), source.path, repository, new Set([source.path]));
  const used = new Set(all.filter(({ name }) => /^appender-?ref$/i.test(name)).map((each) => each.attribute('ref')));
  const known = new Map(all.flatMap(definition));
  return all.flatMap((element) => {
    const destination = destinationOf(element);
    if (!destination || !used.has(element.attribute('name'))) return [];
    const target = targetOf(destination, known);
    return textOf(target) === '' ? [] : [toFact(source, destination, target)];
  });
}

const DEEPEST = 30;

function descendants(element: XmlElement, depth = 0): readonly XmlElement[] {
  return depth > DEEPEST ? [] : [element, ...element.children().flatMap((child) => descendants(child, depth + 1))];
}

/** `<include resource="base.xml"/>` is looked for on the classpath: among the module's own resources, then in those of the modules it is built with. */
function withIncluded(
  all: readonly XmlElement[],
  path: string,
  repository: Repository,
  taken: Set<string>,
): readonly XmlElement[] {
  return all.flatMap((element) => {
    const resource = element.name === 'include' ? element.attribute('resource') : undefined;
    const included = resource === undefined ? undefined : repository.read(resourceAt(resource, path, repository) ?? '');
    // Once is enough, and files may include each other.
    if (!included || taken.has(included.path)) return [element];
    taken.add(included.path);
    return withIncluded(descendants(parseXml(included).root), included.path, repository, taken);
  });
}

const RESOURCES = 'src/main/resources/';

/** The file of its own module, or the only one that any module has under that name. */
function resourceAt(resource: string, path: string, { paths }: Repository): string | undefined {
  const name = `${RESOURCES}${resource.replace(/^\/+/, '')}`;
  const all = paths.filter((each) => each === name || each.endsWith(`/${name}`));
  const home = path.slice(0, Math.max(0, path.indexOf(RESOURCES)));
  return all.find((each) => each === `${home}${name}`) ?? (all.length === 1 ? all[0] : undefined);
}

/** `property` of the file itself, and `springProperty`, which hands a setting on. */
function definition(element: XmlElement): readonly (readonly [string, Value])[] {
  const name = element.attribute('name');
  if (name === undefined) return [];
  const source = element.attribute('source');
  const fallback = element.attribute('defaultValue');
  if (element.name === 'springProperty' && source !== undefined)
    return [[name, setting(source, fallback === undefined ? undefined : literal(fallback))]];
  const value = element.attribute('value') ?? element.text();
  return /^(property|variable)$/i.test(element.name) && value !== undefined ? [[name, references(value)]] : [];
}

/** Log4j says with a prefix where a name is looked up. */
function references(text: string): Value {
  return interpolate(text.replace(/\$\{(?:env|sys|spring|ctx):/g, '${'));
}

function targetOf({ address, port }: Destination, known: ReadonlyMap<string, Value>): Value {
  const whole = port === undefined ? references(address) : concat([references(address), literal(':'), references(port)]);
  return substitute(whole, (key) => known.get(key));
}

function toFact(source: Source, { element, technology, kind, protocol, library }: Destination, target: Value): FactDraft {
  const owner = { is: 'file', path: source.path } as const;
  return { kind: 'connection', evidence: element.evidence(), owner, nodeKind: kind, technology, protocol, target, library };
}
