// https://docs.spring.io/spring-framework/reference/core/beans/basics.html, https://docs.spring.io/spring-framework/reference/core/appendix/xsd-schemas.html
import { parseXml, type Repository, type XmlElement } from '../../../src/sdk/index.ts';
import { BeanWriter } from './beans.ts';
import { javaText } from './java-texts.ts';
import type { Definitions, Known, Piece } from './known.ts';
import { listenersIn, namespacesOf } from './namespaces.ts';

/** Where such files lie: on the class path, or beside the descriptor of a web archive. */
export const BEAN_FILES = ['**/src/main/{resources,webapp}/**/*.xml', '**/WEB-INF/**/*.xml'];

const BEANS = /<(?:\w+:)?beans\b/;
const SPRING = /springframework\.org\/(schema\/beans|dtd\/spring-beans)/;

/** Whether a file defines beans of Spring. */
export function definesBeans(path: string, repository: Repository): boolean {
  const text = repository.read(path)?.text ?? '';
  return BEANS.test(text) && SPRING.test(text);
}

const DEEPEST = 20;
const MOST_INNER = 5000;

/** A file of bean definitions as the configuration class that says the same, each of them on the line where it stands. */
export function configurationClass(text: string, path: string): string {
  const { root } = parseXml({ path, text });
  const lines = text.split('\n').map(() => '');
  if (root.name !== 'beans') return lines.join('\n');
  const scanned = packagesIn(root);
  const scan = scanned.length === 0 ? '' : `@org.springframework.context.annotation.ComponentScan({${scanned.join(', ')}}) `;
  const known = { definitions: definitionsIn(root), namespaces: namespacesOf(text), inner: { left: MOST_INNER } };
  const parts = ofBeans(root, known, undefined, 0);
  const name = `Beans_${path.replace(/\W/g, '_')}`;
  let at = 0;
  lines[0] = `${scan}@org.springframework.context.annotation.Configuration class ${name} {`;
  for (const { line, text: java } of parts) {
    at = Math.min(Math.max(at, line - 1), lines.length - 1);
    lines[at] += ` ${java}`;
  }
  lines[lines.length - 1] += ' }';
  return lines.join('\n');
}

function ofBeans(beans: XmlElement, known: Known, outer: string | undefined, depth: number): readonly Piece[] {
  if (depth > DEEPEST) return [];
  const profile = profileOf(beans) ?? outer;
  return beans.children().flatMap((element) => {
    if (element.name === 'beans') return ofBeans(element, known, profile, depth + 1);
    const members = [...new BeanWriter(known).members(element), ...listenersIn(element, known)];
    return members.map((each) => (each.isMember ? { ...each, text: `${annotationFor(profile)}${each.text}` } : each));
  });
}

/** `profile="dev,test"`: any of them. */
function profileOf(beans: XmlElement): string | undefined {
  const names = (beans.attribute('profile') ?? '').split(/[,;\s]+/).filter((each) => each !== '');
  return names.length === 0 ? undefined : names.map(javaText).join(', ');
}

function annotationFor(profile: string | undefined): string {
  return profile === undefined ? '' : `@org.springframework.context.annotation.Profile({${profile}}) `;
}

function definitionsIn(beans: XmlElement, depth = 0): Definitions {
  const nested = depth > DEEPEST ? [] : beans.children('beans').map((each) => definitionsIn(each, depth + 1));
  const own = beans.children().flatMap((each) => {
    const id = each.attribute('id') ?? each.attribute('name');
    return id === undefined ? [] : [[id, each] as const];
  });
  return new Map([...nested.flatMap((each) => [...each]), ...own]);
}

function packagesIn(beans: XmlElement): readonly string[] {
  const named = beans.children('component-scan').map((each) => each.attribute('base-package') ?? '');
  const packages = named.flatMap((each) => each.split(/[,;\s]+/)).map((each) => each.replace(/(\.\*+)+$/, ''));
  return packages.filter((each) => /^[\w.]+$/.test(each)).map(javaText);
}
