// https://docs.spring.io/spring-framework/reference/core/beans/factory-extension.html#beans-factory-placeholderconfigurer
import { folderOf, parseXml, type Repository, type Source, type XmlElement } from '../../src/sdk/index.ts';
import { type Entry, toEntry } from './documents.ts';
import { moduleOf } from './files.ts';
import type { Module } from './modules.ts';
import type { NamedSource } from './property-sources.ts';

/** Files of bean definitions on the class path or beside the descriptor of a web archive, and that descriptor. */
export const BEAN_FILES = ['**/src/main/{resources,webapp}/**/*.xml', '**/WEB-INF/**/*.xml'];

const CONFIGURER = /\b(PropertyPlaceholderConfigurer|PropertySourcesPlaceholderConfigurer|PropertiesFactoryBean)$/;
const MENTIONED = /property-placeholder|PlaceholderConfigurer|PropertiesFactoryBean|util:properties|context-param/;
const DEEPEST = 20;

/** What a file of bean definitions or a descriptor says about settings. */
interface Stated {
  readonly sources: readonly NamedSource[];
  readonly entries: readonly Entry[];
}

/** The XML files that say something about settings, by the folders of their modules. */
export function beanFiles(sources: readonly Source[], repository: Repository): ReadonlyMap<string, readonly Source[]> {
  const found = new Map<string, readonly Source[]>();
  for (const source of sources) {
    if (!source.path.endsWith('.xml') || !MENTIONED.test(source.text)) continue;
    const folder = moduleOf(source.path, repository) ?? folderOf(source.path);
    found.set(folder, [...(found.get(folder) ?? []), source]);
  }
  return found;
}

/** Modules that have no configuration file which a framework reads by its name, and are told their settings by such files alone. */
export function classicModules(files: ReadonlyMap<string, readonly Source[]>, modules: readonly Module[]): readonly Module[] {
  const known = new Set(modules.map(({ folder }) => folder));
  return [...files].flatMap(([folder, [first]]) =>
    known.has(folder) || !first ? [] : [{ folder, files: [], names: [], anchor: first.path }],
  );
}

/** The files of properties that a file names for its placeholders, and what it says itself. */
export function statedIn(source: Source): Stated {
  const { root } = parseXml(source);
  if (root.name === 'web-app') return { sources: [], entries: contextParams(root) };
  return root.name === 'beans' ? inBeans(root, undefined, 0) : { sources: [], entries: [] };
}

function inBeans(beans: XmlElement, outer: string | undefined, depth: number): Stated {
  const own = (beans.attribute('profile') ?? '').split(/[,;\s]+/).filter((each) => each !== '');
  const profile = own.length === 0 ? outer : own.join(' | ');
  const each = beans.children().map((element): Stated => {
    if (element.name === 'beans' && depth < DEEPEST) return inBeans(element, profile, depth + 1);
    const sources = locationsOf(element).map((location) => ({
      location,
      from: beans.source.path,
      ...(profile ? { profile } : {}),
    }));
    const entries = propertiesOf(element).map((entry) => ({ ...entry, ...(profile ? { profile } : {}) }));
    return { sources, entries };
  });
  return { sources: each.flatMap(({ sources }) => sources), entries: each.flatMap(({ entries }) => entries) };
}

/** Places of files; without a prefix they are in the web archive, or on the class path. */
function locationsOf(element: XmlElement): readonly string[] {
  const isShort = element.name === 'property-placeholder' || (element.name === 'properties' && element.prefix !== '');
  const texts = isShort ? [element.attribute('location') ?? ''] : isConfigurer(element) ? given(element, /^locations?$/) : [];
  return texts.flatMap((each) => each.split(',')).map((each) => each.trim().replace(/^classpath\*:/, 'classpath:'));
}

function isConfigurer(element: XmlElement): boolean {
  return element.name === 'bean' && CONFIGURER.test(element.attribute('class') ?? '');
}

function given(bean: XmlElement, name: RegExp): readonly string[] {
  return bean
    .children('property')
    .filter((each) => name.test(each.attribute('name') ?? ''))
    .flatMap((each) => each.attribute('value') ?? valuesIn(each));
}

function valuesIn(element: XmlElement, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  return element.children().flatMap((each) => (each.name === 'value' ? (each.text() ?? []) : valuesIn(each, depth + 1)));
}

/** `<props>` that a configurer is given in place. */
function propertiesOf(element: XmlElement): readonly Entry[] {
  const holders = isConfigurer(element)
    ? element.children('property').filter((each) => /^(properties|propertiesArray)$/.test(each.attribute('name') ?? ''))
    : [];
  const props = holders.flatMap((each) => each.get('props').children('prop'));
  return props.flatMap((prop) => entryAt(prop, prop.attribute('key'), prop.text()));
}

/** Parameters of the context are settings of a web application. https://docs.spring.io/spring-framework/reference/core/beans/environment.html */
function contextParams(root: XmlElement): readonly Entry[] {
  return root
    .children('context-param')
    .flatMap((each) => entryAt(each.get('param-value'), each.get('param-name').text(), each.get('param-value').text()));
}

function entryAt(element: XmlElement, key: string | undefined, text: string | undefined): readonly Entry[] {
  return key === undefined || !/^[\w.-]+$/.test(key) ? [] : [toEntry(key, [text ?? ''], element.evidence())];
}
