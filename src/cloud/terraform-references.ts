import { type Expression, parseHcl } from '../sdk/hcl.ts';

interface Known {
  /** Values of `var.x` and `local.x`. */
  readonly known: ReadonlyMap<string, Expression>;
}

const DEEPEST = 12;

/** `aws_sqs_queue.orders.arn` is about `aws_sqs_queue.orders`. */
export function referenceOf(steps: readonly string[]): string | undefined {
  const [type = '', name] = steps[0] === 'data' ? steps.slice(1) : steps;
  return name !== undefined && (type.includes('_') || type === 'module') ? `${type}.${name}` : undefined;
}

/** Every resource that an expression refers to, through locals. */
export function referencesIn(expression: Expression | undefined, module: Known, depth = 0): readonly string[] {
  if (!expression || depth > DEEPEST) return [];
  const go = (inner: Expression | undefined) => referencesIn(inner, module, depth + 1);
  switch (expression.is) {
    case 'reference': {
      const known = module.known.get(expression.steps.slice(0, 2).join('.'));
      const target = referenceOf(expression.steps);
      return known ? go(known) : target === undefined ? [] : [target];
    }
    case 'text':
      return [...expression.text.matchAll(/\$\{([^{}]{1,500})\}/g)].flatMap(([, inside]) =>
        go(parseHcl(`x = ${inside}`).attributes[0]?.value),
      );
    case 'call':
      return expression.args.flatMap(go);
    case 'list':
      return expression.items.flatMap(go);
    case 'object':
      return expression.entries.flatMap((entry) => go(entry.value));
    case 'any':
      return expression.parts.flatMap(go);
    case 'scalar':
      return [];
  }
}
