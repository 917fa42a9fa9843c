import { arg, type Effect, first, type Selector, text, toldApart } from '../../../../src/code/library.ts';

/** Without a router, a handler tells requests apart by itself. */
export function answered(handler: Selector) {
  return { does: 'route', each: toldApart(handler), method: first(arg(1), text('ANY')), path: arg(0) } as const satisfies Effect;
}
