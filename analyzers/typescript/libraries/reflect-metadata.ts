import { arg, defineLibrary } from '../../../src/code/library.ts';

const KEPT = { value: 'kept', under: arg(0) } as const;

/** Metadata that decorators keep on classes for later; part of no standard, so every program that asks for it brings this along. */
export const reflectMetadata = defineLibrary({
  name: 'reflect-metadata',
  imports: ['reflect-metadata'],
  docs: 'https://rbuckton.github.io/reflect-metadata/',
  globals: ['Reflect'],
  keeps: { 'Reflect.defineMetadata': { under: arg(0), value: 1 } },
  values: { 'Reflect.getMetadata': KEPT, 'Reflect.getOwnMetadata': KEPT },
});
