import { arg, defineLibrary, settingValue } from '../../../src/code/library.ts';

/** Settings by key; the second argument is the default, or options that say nothing about the value. */
export const nestjsConfig = defineLibrary({
  name: 'nestjs-config',
  imports: ['@nestjs/config'],
  docs: 'https://docs.nestjs.com/techniques/configuration',
  values: {
    'ConfigService.get': settingValue(arg(0), arg(1)),
    'ConfigService.getOrThrow': settingValue(arg(0), arg(1)),
  },
});
