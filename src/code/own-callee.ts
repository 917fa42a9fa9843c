import type { Expression } from './ir.ts';

/** Whether a call is of the caller's own method: `this.send()`, `super.send()`. */
export function isOwn(callee: Expression): boolean {
  return callee.is === 'member' && isItself(callee.of);
}

/** Whatever a method is called on, as the method names it. */
export function isItself({ is }: Expression): boolean {
  return is === 'this' || is === 'super';
}
