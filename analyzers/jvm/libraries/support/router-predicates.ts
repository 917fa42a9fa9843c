import { arg, each, first, maker, type Selector, text, type ValueRule } from '../../../../src/code/library.ts';
import { VERBS } from './selectors.ts';

/** The path that a predicate asks for: of `path("/orders")`, or of `GET("/orders").and(accept(…))`; `accept(…)` alone adds none. */
export function pathOf(predicate: Selector): Selector {
  return first(maker(predicate, arg(0), 'MethodAndMore'), maker(predicate, arg(0), 'ForPath'), predicate);
}

/** The method that it asks for. */
export function methodOf(predicate: Selector): Selector {
  return first(
    ...VERBS.map((verb) => maker(predicate, text(verb), `For${verb}`)),
    maker(predicate, maker(arg(0), arg(0), 'ForMethod'), 'PathAndMore'),
    maker(predicate, arg(0), 'ForMethod'),
    text('ANY'),
  );
}

/** Predicates that ask for neither method nor path. */
const CONDITIONS = ['accept', 'all', 'contentType', 'headers', 'param', 'queryParam', 'version'];

/** A predicate stands for its path. */
export const PREDICATES: Record<string, ValueRule> = {
  path: { value: 'select', selector: arg(0), type: 'ForPath' },
  method: { value: 'select', selector: text(''), type: 'ForMethod' },
  ...each<ValueRule>(CONDITIONS, (name) => [name, { value: 'select', selector: text(''), type: 'Condition' }]),
  ...each<ValueRule>(VERBS, (verb) => [verb, { value: 'select', selector: arg(0), type: `For${verb}` }]),
};
