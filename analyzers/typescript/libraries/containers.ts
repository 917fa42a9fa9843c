import {
  arg,
  calledName,
  defineLibrary,
  type Effect,
  each,
  itself,
  made,
  madeOf,
  provide,
  type ValueRule,
} from '../../../src/code/library.ts';

const ASKED = { value: 'registered', token: arg(0) } as const satisfies ValueRule;
const ASKED_ALL = { ...ASKED, isMany: true } as const satisfies ValueRule;

/** `container.bind(TOKEN).to(Class)`, asked for with `@inject(TOKEN)`. */
export const inversify = defineLibrary({
  name: 'inversify',
  imports: ['inversify'],
  docs: 'https://inversify.io/docs/api/binding-syntax/',
  creates: {
    'Container.bind': 'Binding',
    'Container.rebind': 'Binding',
    bind: 'Binding',
    'Bind.default': 'Binding',
    'Bind.bind': 'Binding',
  },
  // Until version 7 a module is handed `bind` itself, since then what has it: https://inversify.io/docs/api/container-module/
  callbacks: {
    ...each(['ContainerModule', 'AsyncContainerModule'], (name) => [name, { 0: ['Bind'] }]),
    ...each(['toDynamicValue', 'toFactory', 'toProvider'], (name) => [`Binding.${name}`, { 0: ['Context'] }]),
  },
  calls: {
    'Binding.to': provide(made('Binding', arg(0)), 'class', arg(0)),
    'Binding.toConstantValue': provide(made('Binding', arg(0)), 'value', arg(0)),
    'Binding.toConstructor': provide(made('Binding', arg(0)), 'value', arg(0)),
    ...each(['toDynamicValue', 'toResolvedValue', 'toFactory', 'toProvider'], (name) => [
      `Binding.${name}`,
      provide(made('Binding', arg(0)), 'factory', arg(0)),
    ]),
  },
  values: {
    ...each<ValueRule>(['Container', 'Context', 'Context.container'], (of) => [`${of}.get`, ASKED]),
    'Container.getAsync': ASKED,
    'Container.getAll': ASKED_ALL,
  },
  decorators: { inject: { inject: arg(0) }, value: { multiInject: ASKED_ALL } },
});

/** `container.register(TOKEN, { useClass })`, `registerInstance`, `@registry([{ token: TOKEN, useClass }])`, asked for with `@inject(TOKEN)`. */
export const tsyringe = defineLibrary({
  name: 'tsyringe',
  imports: ['tsyringe'],
  docs: 'https://github.com/microsoft/tsyringe#register',
  // https://github.com/microsoft/tsyringe#registry
  providers: { token: 'token', class: 'useClass', value: 'useValue', factory: 'useFactory', existing: 'useToken' },
  calls: {
    'container.register': [
      provide(arg(0), 'class', arg(1, 'useClass')),
      provide(arg(0), 'value', arg(1, 'useValue')),
      provide(arg(0), 'factory', arg(1, 'useFactory')),
      ...[1, 2].map((index) => provide(arg(0), 'class', madeOf(arg(1, 'useFactory'), 'ClassFactory', arg(index)))),
    ],
    'container.registerInstance': provide(arg(0), 'value', arg(1)),
    'container.registerSingleton': provide(arg(0), 'class', arg(1)),
  },
  creates: { predicateAwareClassFactory: 'ClassFactory' },
  values: {
    'container.resolve': ASKED,
    'container.resolveAll': ASKED_ALL,
    ...each<ValueRule>(['instanceCachingFactory', 'instancePerContainerCachingFactory'], (name) => [
      name,
      { value: 'select', selector: arg(0) },
    ]),
  },
  decorators: { inject: { inject: arg(0) }, value: { injectAll: ASKED_ALL } },
});

/** `Container.set(TOKEN, value)`, asked for with `@Inject(TOKEN)`. */
export const typedi = defineLibrary({
  name: 'typedi',
  imports: ['typedi'],
  docs: 'https://docs.typestack.community/typedi/02-basic-usage',
  creates: { Token: 'Token' },
  values: { 'Container.get': ASKED, 'Container.getMany': ASKED_ALL },
  calls: {
    'Container.set/2': provide(arg(0), 'value', arg(1)),
    'Container.set/1': [
      provide(arg(0, 'id'), 'value', arg(0, 'value')),
      provide(arg(0, 'id'), 'value', arg(0, 'value'), arg(0, '[]')),
    ],
  },
  decorators: { inject: { Inject: arg(0) } },
});

const OPTIONS = ['singleton', 'scoped', 'transient', 'setLifetime', 'disposer', 'inject', 'proxy', 'setInjectionMode'];
const REGISTERED_MEMBER = { value: 'registered', token: calledName(), isProperty: true } as const satisfies ValueRule;
const REGISTERED = [
  provide(arg(0), 'value', madeOf(arg(1), 'Value', arg(0))),
  provide(arg(0), 'class', madeOf(arg(1), 'Class', arg(0))),
  provide(arg(0), 'factory', madeOf(arg(1), 'Factory', arg(0))),
];
const REGISTERED_TOGETHER = [
  provide(arg(0), 'value', madeOf(arg(1), 'Value', arg(0)), arg(0, '[,]')),
  provide(arg(0), 'class', madeOf(arg(1), 'Class', arg(0)), arg(0, '[,]')),
  provide(arg(0), 'factory', madeOf(arg(1), 'Factory', arg(0)), arg(0, '[,]')),
];

/** By `InjectionMode.CLASSIC` every parameter is what is registered under its name; else the first one is the cradle. */
const INJECTED = ['Cradle.*', ...Array<string>(11).fill('Cradle.*')];

const REGISTER: Readonly<Record<string, readonly Effect[]>> = { 'register/1': REGISTERED_TOGETHER, 'register/2': REGISTERED };
const ASK: Readonly<Record<string, ValueRule>> = { resolve: ASKED, 'cradle.*': REGISTERED_MEMBER };

/** What a container of awilix does, and what it is asked for, under the name of its type or of the thing itself. */
export function awilixContainer(name: string): {
  readonly calls: Readonly<Record<string, readonly Effect[]>>;
  readonly values: Readonly<Record<string, ValueRule>>;
} {
  const named = <T>(rules: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(rules).map(([member, rule]) => [`${name}.${member}`, rule]));
  return { calls: named(REGISTER), values: named(ASK) };
}

/** https://github.com/fastify/fastify-awilix#getting-started */
const CONTAINERS = ['Container', 'diContainer', 'diContainerClassic', 'diContainerProxy'].map(awilixContainer);

/** `container.register({ orders: asClass(Orders) })`; what is made takes a cradle, whose members are what is registered. */
export const awilix = defineLibrary({
  name: 'awilix',
  imports: ['awilix', '@fastify/awilix', 'fastify-awilix'],
  docs: 'https://github.com/jeffijoe/awilix#usage',
  creates: {
    createContainer: 'Container',
    'Container.createScope': 'Container',
    'Container.register': 'Container',
    asValue: 'Value',
    asClass: 'Class',
    asFunction: 'Factory',
  },
  callbacks: { asClass: { 0: INJECTED }, asFunction: { 0: INJECTED } },
  calls: Object.assign({}, ...CONTAINERS.map(({ calls }) => calls)),
  values: {
    ...Object.assign({}, ...CONTAINERS.map(({ values }) => values)),
    ...each<ValueRule>(OPTIONS, (name) => [`Class.${name}`, itself]),
    ...each<ValueRule>(OPTIONS, (name) => [`Factory.${name}`, itself]),
    'Cradle.*': REGISTERED_MEMBER,
  },
});
