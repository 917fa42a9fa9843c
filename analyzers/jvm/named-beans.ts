import type { ClassNode, Decorator, Expression, Module } from '../../src/code/ir.ts';
import { BEAN, conventionDecorator, NAMED_BEAN } from './conventions.ts';
import { annotationName } from './qualified-names.ts';

/**
 * Annotations that make a bean of a class. https://docs.spring.io/spring-framework/reference/core/beans/classpath-scanning.html
 */
const STEREOTYPES =
  /^(Component|Service|Repository|Controller|RestController|Configuration|SpringBootApplication|Named|ManagedBean)$/;

/** Gives the classes that are beans their names, where any expression asks for beans by name. */
export function withNamedBeans(modules: readonly Module[]): readonly Module[] {
  const isAsked = modules.some(({ calls }) => calls.some(({ callee }) => callee.is === 'name' && callee.name === BEAN));
  return isAsked ? modules.map((module) => ({ ...module, classes: module.classes.map((node) => named(node, module)) })) : modules;
}

function named(node: ClassNode, module: Module): ClassNode {
  const names = node.decorators.flatMap((each) => nameFor(each, node, module));
  const [name] = names;
  return name === undefined
    ? node
    : { ...node, decorators: [...node.decorators, conventionDecorator(NAMED_BEAN, { value: name }, node.scope, node.place)] };
}

function nameFor(decorator: Decorator, { name = '' }: ClassNode, { opens = [] }: Module): readonly string[] {
  const annotation = annotationName(decorator);
  if (name === '') return [];
  // https://docs.spring.io/spring-boot/reference/features/external-config.html: a bean that is scanned for goes by its prefix and class.
  if (annotation === 'ConfigurationProperties') {
    const prefix = textOf(decorator, 'prefix') ?? textOf(decorator, 'value');
    return [`${prefix === undefined ? '' : `${prefix}-`}${[opens[0], name].filter(Boolean).join('.')}`];
  }
  return STEREOTYPES.test(annotation) ? [textOf(decorator, 'value') ?? decapitalised(name)] : [];
}

/** https://docs.oracle.com/en/java/javase/21/docs/api/java.desktop/java/beans/Introspector.html#decapitalize(java.lang.String) */
function decapitalised(name: string): string {
  return /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

function textOf({ arguments: [given] }: Decorator, key: string): string | undefined {
  const entry = given?.is === 'object' ? given.entries.find((each) => 'key' in each && each.key === key) : undefined;
  const value: Expression | undefined = entry && 'value' in entry ? entry.value : undefined;
  return value?.is === 'literal' && value.value !== '' ? String(value.value) : undefined;
}
