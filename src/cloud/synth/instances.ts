import { type ClassThing, type Frame, frameIn, type Instance, type Thing } from './things.ts';
import type { Values } from './values.ts';

const DEEPEST = 8;

interface Ready {
  readonly frame: Frame;
  readonly constructorIndex: number | undefined;
  /** What the class extends. */
  readonly parent: Thing | undefined;
}

/** The frame of a class's body for one object. */
export function readyToMake(of: ClassThing, self: Instance, run: Values): Ready {
  const { module, class: index } = of;
  const node = module.classes[index];
  const scope = run.modules.scopeOfClass(module, index) ?? 0;
  const frame = frameIn(module, scope, of.frame, self);
  self.frames.set(`${module.path}:${scope}`, frame);
  const constructorIndex = node?.methods.find((each) => module.functions[each]?.kind === 'constructor');
  return { frame, constructorIndex, parent: run.parentOf(of) };
}

/** The class of an object and those that it extends. */
function chainOf(self: Instance, run: Values): readonly ClassThing[] {
  const chain: ClassThing[] = [];
  for (let at: Thing | undefined = self.of; at?.is === 'class' && chain.length < DEEPEST; ) {
    chain.push(at);
    at = run.parentOf(at);
  }
  return chain;
}

/** A field, or what a getter gives. */
export function memberOfInstance(self: Instance, name: string, run: Values): Thing | undefined {
  for (const of of chainOf(self, run)) {
    const { module } = of;
    const node = module.classes[of.class];
    const field = node?.fields.find((each) => !each.isStatic && each.name === name);
    const method = node?.methods.find(
      (each) => module.functions[each]?.name === name && module.functions[each]?.kind !== 'constructor',
    );
    if (field) {
      const things = field.values
        .filter(({ isAdded }) => !isAdded)
        .map(({ expression, scope }) => run.value(expression, frameAt(self, of, scope, run)));
      const known = things.find((thing) => thing.is !== 'unknown');
      if (known) return known;
    }
    if (method === undefined) continue;
    const fn = module.functions[method];
    const frame = frameAt(self, of, run.modules.scopeOfClass(module, of.class) ?? 0, run);
    if (fn?.kind !== 'getter') return { is: 'closure', module, function: method, frame, self };
    const inside = frameAt(self, of, fn.scope, run);
    return fn.returns.map(({ expression }) => run.value(expression, inside)).find((thing) => thing.is !== 'unknown');
  }
  return undefined;
}

/** The frame in which a part of a class ran for an object; an open one where it did not. */
function frameAt(self: Instance, of: ClassThing, scope: number, run: Values): Frame {
  const { module } = of;
  const key = `${module.path}:${scope}`;
  const known = self.frames.get(key);
  if (known) return known;
  const parent = module.scopes[scope]?.parent ?? 0;
  const frame = frameIn(module, scope, parent === 0 || scope === 0 ? of.frame : frameAt(self, of, parent, run), self);
  self.frames.set(key, frame);
  return frame;
}

/** A method of an object; `below` is the class whose own method asks for that of the class above. */
export function methodOfInstance(self: Instance, name: string, below: ClassThing | undefined, run: Values) {
  const chain = chainOf(self, run);
  const start = chain.findIndex((each) => each.module === below?.module && each.class === below.class) + 1;
  for (const of of chain.slice(start)) {
    const { module } = of;
    const index = module.classes[of.class]?.methods.find((each) => module.functions[each]?.name === name);
    if (index !== undefined)
      return { module, index, frame: frameAt(self, of, run.modules.scopeOfClass(module, of.class) ?? 0, run) };
  }
  return undefined;
}
