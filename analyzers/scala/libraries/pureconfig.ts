import { arg, defineLibrary, each, nested, type ValueRule } from '../../../src/code/library.ts';

const SOURCES = ['ConfigSource', 'ConfigSource.default', 'ConfigSource.defaultApplication', 'Section'];
const LOADS = ['load', 'loadOrThrow'];
const member: ValueRule = { value: 'setting-by-name', below: nested('Section', arg(0), '.'), type: 'BoundSection' };

/** Classes that are loaded from a part of the settings; their fields are the keys in it. */
export const pureconfig = defineLibrary({
  name: 'pureconfig',
  imports: ['pureconfig', 'pureconfig.*'],
  docs: 'https://pureconfig.github.io/docs/config-source.html',
  types: { BoundSection: 'Section' },
  creates: {
    ...each(SOURCES, (source) => [`${source}.at`, 'Section'] as const),
    ...each(
      SOURCES.flatMap((source) => LOADS.map((name) => `${source}.${name}`)),
      (name) => [name, 'Bound'] as const,
    ),
  },
  values: { 'Bound.*': member, 'BoundSection.*': member },
});
