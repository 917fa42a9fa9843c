import type { Frame, FunctionThing } from './thing.ts';

/**
 * The function where a frame binds what stands around it, on an instance if it is a method. Its members are written one by one:
 * what spreads makes has a shape of its own each time, which costs memory and time with as many of them.
 */
export function functionIn(of: FunctionThing, frame: Frame | undefined, self = of.self): FunctionThing {
  const { is, module, node, key, receiver, on, given, passes } = of;
  if (receiver || on || given || passes) return { is, module, node, key, frame, self, receiver, on, given, passes };
  return { is, module, node, key, frame, self };
}
