import { arg, defineLibrary, made, provide } from '../../../src/code/library.ts';

/** `container.bind(TOKEN).to(Class)`, asked for with `@inject(TOKEN)`. */
export const inversify = defineLibrary({
  name: 'inversify',
  imports: ['inversify'],
  docs: 'https://inversify.io/docs/api/binding-syntax/',
  creates: { 'Container.bind': 'Binding', 'Container.rebind': 'Binding', bind: 'Binding' },
  calls: {
    'Binding.to': provide(made('Binding', arg(0)), 'class', arg(0)),
    'Binding.toConstantValue': provide(made('Binding', arg(0)), 'value', arg(0)),
    'Binding.toDynamicValue': provide(made('Binding', arg(0)), 'factory', arg(0)),
  },
  decorators: { inject: { inject: arg(0) } },
});

/** `container.register(TOKEN, { useClass })`, `registerInstance`, `registerSingleton`, asked for with `@inject(TOKEN)`. */
export const tsyringe = defineLibrary({
  name: 'tsyringe',
  imports: ['tsyringe'],
  docs: 'https://github.com/microsoft/tsyringe#register',
  calls: {
    'container.register': [
      provide(arg(0), 'class', arg(1, 'useClass')),
      provide(arg(0), 'value', arg(1, 'useValue')),
      provide(arg(0), 'factory', arg(1, 'useFactory')),
    ],
    'container.registerInstance': provide(arg(0), 'value', arg(1)),
    'container.registerSingleton': provide(arg(0), 'class', arg(1)),
  },
  decorators: { inject: { inject: arg(0) } },
});

/** `Container.set(TOKEN, value)`, asked for with `@Inject(TOKEN)`. */
export const typedi = defineLibrary({
  name: 'typedi',
  imports: ['typedi'],
  docs: 'https://docs.typestack.community/typedi/02-basic-usage',
  calls: { 'Container.set': [provide(arg(0), 'value', arg(1)), provide(arg(0, 'id'), 'value', arg(0, 'value'))] },
  decorators: { inject: { Inject: arg(0) } },
});
