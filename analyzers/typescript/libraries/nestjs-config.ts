import { arg, defineLibrary, made, maker, settings, settingValue } from '../../../src/code/library.ts';

/**
 * Settings by key; the second argument is the default, or options that say nothing about the value. Files given to `load` and namespaces made by
 * `registerAs` say what keys with dots are, a validation schema what keys are when nothing sets them.
 */
export const nestjsConfig = defineLibrary({
  name: 'nestjs-config',
  imports: ['@nestjs/config'],
  docs: 'https://docs.nestjs.com/techniques/configuration',
  creates: { registerAs: 'ConfigFactory' },
  values: {
    'ConfigService.get': settingValue(arg(0), arg(1)),
    'ConfigService.getOrThrow': settingValue(arg(0), arg(1)),
    'ConfigFactory.KEY': { value: 'member-of-maker', selector: made('ConfigFactory', arg(1, '()')) },
    // https://docs.nestjs.com/techniques/configuration#configuration-namespaces: what `forRootAsync` and `registerAsync` take.
    'ConfigFactory.asProvider': { value: 'object', members: { useFactory: made('ConfigFactory', arg(1)) } },
    'ConfigFactory.default': { value: 'select', selector: made('ConfigFactory', arg(1, '()')) },
  },
  calls: {
    registerAs: settings({ prefix: arg(0), object: arg(1, '()') }),
    'ConfigModule.forRoot': [
      settings({ object: arg(0, 'load', '[]', '()') }),
      // What `validate` gives is what the settings are: those it was given, and defaults where nothing sets them.
      settings({ object: arg(0, 'validate', '()'), areDefaults: true }),
      settings({ object: maker(arg(0, 'validationSchema'), arg(0), 'ObjectSchema'), areDefaults: true }),
    ],
  },
});
