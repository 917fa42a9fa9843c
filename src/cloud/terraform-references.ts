import { type Expression, parseHcl } from '../sdk/hcl.ts';
import type { Module, Placed } from './terraform-blocks.ts';
import { outputOf } from './terraform-outputs.ts';

const DEEPEST = 12;

/** `aws_sqs_queue.orders.arn` is about `aws_sqs_queue.orders`. */
export function referenceOf(steps: readonly string[]): string | undefined {
  const [type = '', name] = steps[0] === 'data' ? steps.slice(1) : steps;
  return name !== undefined && (type.includes('_') || type === 'module') ? `${type}.${name}` : undefined;
}

/** How the root refers to a block of a module: `module.orders.aws_db_instance.this`. */
export function referenceTo({ type, labels }: Placed, module: Module): string {
  return below(module, type === 'module' ? `module.${labels[0] ?? ''}` : labels.slice(0, 2).join('.'));
}

/** What a line of a module refers to, as the root would; values that a caller gives are written in the caller's names. */
export function withinRoot(reference: string, module: Module): string {
  const at = placeOf(reference, module)?.module;
  return at ? below(at, reference) : reference;
}

/** The block that a line of a module refers to. */
function placeOf(reference: string, module: Module): { readonly block: Placed; readonly module: Module } | undefined {
  const [type, label] = reference.split('.');
  const isMeant = (block: Placed) =>
    type === 'module' ? block.type === type && block.labels[0] === label : block.labels[0] === type && block.labels[1] === label;
  for (let at: Module | undefined = module; at; at = at.around) {
    const block = at.blocks.find(isMeant);
    if (block) return { block, module: at };
  }
  return undefined;
}

function below({ path }: Module, reference: string): string {
  return path === '' ? reference : `${path}.${reference}`;
}

/** Every resource that an expression refers to, through locals and the outputs of local modules. */
export function referencesIn(expression: Expression | undefined, module: Module, depth = 0): readonly string[] {
  return [...new Set(membersIn(expression, module, depth).map(({ reference }) => reference))];
}

/** A resource with what is asked of it: `endpoint`. */
export interface Member {
  readonly reference: string;
  readonly member: string;
  /** Where it is declared. */
  readonly place?: { readonly block: Placed; readonly module: Module } | undefined;
}

/** The same with what is asked of each resource. */
export function membersIn(expression: Expression | undefined, module: Module, depth = 0): readonly Member[] {
  if (!expression || depth > DEEPEST) return [];
  const go = (inner: Expression | undefined) => membersIn(inner, module, depth + 1);
  switch (expression.is) {
    case 'reference': {
      const known = module.known.get(expression.steps.slice(0, 2).join('.'));
      const output = outputOf(expression.steps, module);
      if (known || output) return known ? go(known) : membersIn(output?.value, output?.module ?? module, depth + 1);
      const target = referenceOf(expression.steps);
      return target === undefined
        ? []
        : [
            {
              reference: withinRoot(target, module),
              member: expression.steps.slice(2).at(-1) ?? '',
              place: placeOf(target, module),
            },
          ];
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
