import type { Module } from '../../src/code/ir.ts';
import type { BuildModule } from './build-modules.ts';

/** The name under which a build says which broker its messaging framework talks to. */
export const STREAM_BINDER = 'stream:binder';

/** Where the binder of a program is said, for the engine: a file of its folder that no repository has. */
export function binderPath({ folder }: BuildModule): string {
  return folder === '.' ? STREAM_BINDER : `${folder}/${STREAM_BINDER}`;
}

/** Code that says which brokers a build module's messages go to: the framework's annotations do not, its dependencies do. */
export function binderModule(build: BuildModule): Module {
  const place = { line: 1, text: '' };
  return {
    path: binderPath(build),
    language: 'java',
    imports: [],
    requires: [],
    exports: [],
    scopes: [{ parent: null, variables: [] }],
    functions: [],
    classes: [],
    calls: build.binders.map((protocol) => ({
      callee: { is: 'name', name: STREAM_BINDER },
      arguments: [{ is: 'literal', value: protocol }],
      isNew: false,
      typeArguments: [],
      scope: 0,
      place,
    })),
    types: [],
    importsByComputedName: false,
  };
}
