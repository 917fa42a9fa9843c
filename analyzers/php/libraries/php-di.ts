import { arg, defineLibrary, provide, settingValue } from '../../../src/code/library.ts';
import { PHP_DI } from '../php-di.ts';

/** Containers give what a file of definitions says under a name; the front end spells each definition out. */
export const phpDi = defineLibrary({
  name: 'php-di',
  imports: [PHP_DI, 'DI', 'Psr\\Container'],
  docs: 'https://php-di.org/doc/php-definitions.html',
  types: { ContainerInterface: 'Container' },
  creates: { 'ContainerBuilder.build': 'Container' },
  callbacks: { factory: { 1: ['Container'] } },
  calls: {
    factory: provide(arg(0), 'factory', arg(1)),
    value: provide(arg(0), 'value', arg(1)),
  },
  values: {
    env: settingValue(arg(0), arg(1)),
    'Container.get': { value: 'registered', token: arg(0) },
  },
});
