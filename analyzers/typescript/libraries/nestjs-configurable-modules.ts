import { arg, defineLibrary, type Effect, each, made } from '../../../src/code/library.ts';
import { register } from '../../../src/code/type-selectors.ts';
import { madeOptions } from './support/selectors.ts';

/** Members of what `build` gives; its class is there to be extended. */
const CLASS = 'ConfigurableModule.ConfigurableModuleClass';
/** The documented names of `setClassMethodName`, and what stands without it. */
const METHODS = ['register', 'forRoot', 'forFeature'];
const given: Effect = register({ token: made('ConfigurableModule', { from: 'result' }), items: arg(0) });
const givenLater: Effect = register({
  token: made('ConfigurableModule', { from: 'result' }),
  items: madeOptions(0, 'create')(),
});

/** Modules whose options are asked for by a token that a builder makes. */
export const nestjsConfigurableModules = defineLibrary({
  name: 'nestjs-configurable-modules',
  imports: ['@nestjs/common'],
  docs: 'https://docs.nestjs.com/fundamentals/dynamic-modules#configurable-module-builder',
  creates: {
    ...each(['setClassMethodName', 'setFactoryMethodName', 'setExtras'], (method) => [
      `ConfigurableModuleBuilder.${method}`,
      'ConfigurableModuleBuilder',
    ]),
    'ConfigurableModuleBuilder.build': 'ConfigurableModule',
  },
  values: { 'ConfigurableModule.MODULE_OPTIONS_TOKEN': { value: 'member-of-maker', selector: { from: 'receiver' } } },
  calls: {
    ...each<Effect>(METHODS, (method) => [`${CLASS}.${method}`, given]),
    ...each<Effect>(METHODS, (method) => [`${CLASS}.${method}Async`, givenLater]),
  },
});
