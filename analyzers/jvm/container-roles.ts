import type { ClassNode, Decorator, Expression, Field, Module, ObjectEntry, Parameter } from '../../src/code/ir.ts';
import { own } from '../../src/sdk/index.ts';
import { DESCRIBED_SERVLET } from './conventions.ts';

/** Names that no annotation can have, for what one means by the type or the elements beside it; `libraries/` says what. */
export const RECEIVED_CHANNEL = 'reactive:received-channel';
export const DRIVEN_BY_QUEUE = 'jms:driven-by-queue';
export const DRIVEN_BY_TOPIC = 'jms:driven-by-topic';
export const JMS_DESTINATION = 'jms:destination';
export const DUBBO_REFERENCE = 'dubbo:reference';
export const DUBBO_SERVICE = 'dubbo:service';

/**
 * Types of an injected channel whose messages the class is given; an emitter sends.
 * https://smallrye.io/smallrye-reactive-messaging/latest/concepts/concepts/#channels-vs-connectors-topics-queues
 */
const RECEIVED = /(^|\.)(Multi|Publisher|PublisherBuilder|Flowable)$/;
const DESTINATION = /(^|\.)(Queue|Topic|Destination)$/;
/** https://jakarta.ee/specifications/enterprise-beans/4.0/jakarta-enterprise-beans-spec-core-4.0.html#activation-configuration-properties */
const DESTINATION_PROPERTIES = ['destinationLookup', 'destination'];

/** What a container makes of annotations: channels by the type they are injected as, beans that messages drive. */
export function withContainerRoles(module: Module): Module {
  const isDubbo = module.imports.some(({ specifier }) => DUBBO.test(specifier)) || module.opens?.some((each) => DUBBO.test(each));
  const changed = isDubbo ? module.classes.map((node) => withDubbo(node, module)) : module.classes;
  const classes = changed.map((node) =>
    withServletMethods(withDrivenBean(withInjected(withChannelsOfParameters(node, module))), module),
  );
  return classes.every((node, index) => node === module.classes[index]) ? module : { ...module, classes };
}

/** What a constructor or an initialiser is given is kept in a field of that name. */
function withChannelsOfParameters(node: ClassNode, { functions }: Module): ClassNode {
  const given = node.methods.flatMap((index) => functions[index]?.parameters ?? []).filter((each) => channelOf(each));
  if (given.length === 0) return node;
  const names = new Set(given.map(({ name }) => name));
  const added = given.map((each): Field => {
    const known = node.fields.find(({ name }) => name === each.name);
    const decorators = [...(known?.decorators ?? []), ...each.decorators];
    const blank = { name: each.name, values: [], isStatic: false, isAbstract: false, place: node.place };
    return { ...blank, ...(each.type ? { type: each.type } : {}), ...known, decorators };
  });
  return { ...node, fields: [...node.fields.filter(({ name }) => !names.has(name)), ...added] };
}

function channelOf({ decorators }: Parameter): Decorator | undefined {
  return decorators.find((each) => nameOf(each) === 'Channel');
}

function withInjected(node: ClassNode): ClassNode {
  const fields = node.fields.map((field): Field => {
    const type = field.type?.name ?? '';
    const decorators = field.decorators.map((each) => {
      if (nameOf(each) === 'Channel' && RECEIVED.test(type)) return renamed(each, RECEIVED_CHANNEL);
      return nameOf(each) === 'Resource' && DESTINATION.test(type) ? renamed(each, JMS_DESTINATION) : each;
    });
    return decorators.every((each, index) => each === field.decorators[index]) ? field : { ...field, decorators };
  });
  return fields.every((each, index) => each === node.fields[index]) ? node : { ...node, fields };
}

/** `@MessageDriven(activationConfig = @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "…"))`. */
function withDrivenBean(node: ClassNode): ClassNode {
  const bean = node.decorators.find((each) => nameOf(each) === 'MessageDriven');
  const given = bean && entriesOf(bean.arguments[0]);
  if (!bean || !given) return node;
  const properties = activationOf(given['activationConfig']);
  const named = DESTINATION_PROPERTIES.flatMap((name) => properties[name] ?? [])[0] ?? given['mappedName'];
  if (!named) return node;
  const type = properties['destinationType'];
  const isTopic = type?.is === 'literal' && /(^|\.)Topic$/.test(String(type.value));
  const stated: Decorator = {
    ...renamed(bean, isTopic ? DRIVEN_BY_TOPIC : DRIVEN_BY_QUEUE),
    arguments: [{ is: 'object', entries: [{ key: 'destination', value: named }] }],
  };
  return { ...node, decorators: [...node.decorators, stated] };
}

const DUBBO = /^(org\.apache|com\.alibaba)\.dubbo\.config\.annotation/;

/** A reference goes by the type of its field, a service by the interface that it names or implements. */
function withDubbo(node: ClassNode, { imports }: Module): ClassNode {
  // Spring has a `Service` as well, and classes of Dubbo's clients are often both.
  const isOfOthers = (name: string) => imports.some((each) => each.local === name && !DUBBO.test(each.specifier));
  const isOf = (each: Decorator, name: RegExp) => name.test(nameOf(each)) && !isOfOthers(nameOf(each));
  const fields = node.fields.map((field): Field => {
    const isReference = field.decorators.some((each) => isOf(each, /^(Dubbo)?Reference$/));
    return isReference && field.type
      ? { ...field, decorators: [...field.decorators, dubboEnd(DUBBO_REFERENCE, field.type.name, field, node)] }
      : field;
  });
  const service = node.decorators.find((each) => isOf(each, /^(Dubbo)?Service$/));
  const served = node.implements[0]?.name;
  if (!service || served === undefined) return { ...node, fields };
  return { ...node, fields, decorators: [...node.decorators, dubboEnd(DUBBO_SERVICE, served, service, node)] };
}

function dubboEnd(name: string, type: string, { place }: Pick<Decorator, 'place'>, { scope }: ClassNode): Decorator {
  const value: Expression = { is: 'literal', value: type.split(/[./]/).at(-1) ?? type };
  return { callee: { is: 'name', name }, arguments: [{ is: 'object', entries: [{ key: 'interface', value }] }], scope, place };
}

const SERVED: Readonly<Record<string, string>> = {
  doGet: 'GET',
  doPost: 'POST',
  doPut: 'PUT',
  doDelete: 'DELETE',
  doPatch: 'PATCH',
};

/** A servlet answers the methods that it overrides: https://jakarta.ee/specifications/servlet/6.0/jakarta-servlet-spec-6.0.html#http-specific-request-handling-methods */
function withServletMethods(node: ClassNode, { functions }: Module): ClassNode {
  const isServlet = (each: Decorator) => nameOf(each) === 'WebServlet' || nameOf(each) === DESCRIBED_SERVLET;
  const base = node.extends?.expression;
  if (!node.decorators.some(isServlet) || base?.is !== 'name' || base.name !== 'HttpServlet') return node;
  const names = node.methods.map((index) => functions[index]?.name ?? '');
  const verbs = names.flatMap((name) => own(SERVED, name) ?? []);
  if (verbs.length === 0 || names.includes('service')) return node;
  const methods: Expression = { is: 'list', items: verbs.map((value) => ({ is: 'literal', value })) };
  const stated = (servlet: Decorator): Decorator => {
    const [given] = servlet.arguments;
    const entries = [...(given?.is === 'object' ? given.entries : []), { key: 'methods', value: methods }];
    return { ...servlet, arguments: [{ is: 'object', entries }] };
  };
  return { ...node, decorators: node.decorators.map((each) => (isServlet(each) ? stated(each) : each)) };
}

function activationOf(config: Expression | undefined): Readonly<Record<string, Expression>> {
  const items = config?.is === 'list' ? config.items : config ? [config] : [];
  const pairs = items.flatMap((each) => {
    const { propertyName: name, propertyValue: value } = entriesOf(each);
    return name?.is === 'literal' && value ? [[String(name.value), value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function entriesOf(expression: Expression | undefined): Readonly<Record<string, Expression>> {
  const entries: readonly ObjectEntry[] = expression?.is === 'object' ? expression.entries : [];
  return Object.fromEntries(entries.flatMap((each) => ('key' in each ? [[each.key, each.value] as const] : [])));
}

function renamed(decorator: Decorator, name: string): Decorator {
  return { ...decorator, callee: { is: 'name', name } };
}

function nameOf({ callee }: Decorator): string {
  return callee.is === 'name' || callee.is === 'member' ? (callee.name.split('/').at(-1) ?? '') : '';
}
