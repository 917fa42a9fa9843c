import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { literalOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { At, Lowering } from './lowering.ts';

// https://grpc.io/docs/languages/ruby/basics/: generated code need not be in the tree, its names tell what it is.

export const GRPC = 'asbuilt.grpc';

/** `Shop::OrderService` of `< Shop::OrderService::Service`. */
export function servedName(superclass: string): string | undefined {
  const path = /((?:[A-Z]\w*::)*[A-Z]\w*)::Service$/.exec(superclass)?.[1];
  return path?.slice(path.lastIndexOf(':') + 1);
}

/** `OrderService` of `Shop::OrderService::Stub.new`. */
export function stubName(constant: string): string | undefined {
  const path = /((?:[A-Z]\w*::)*[A-Z]\w*)::Stub$/.exec(constant)?.[1];
  return path?.slice(path.lastIndexOf(':') + 1);
}

/** Every public method of such a class serves the operation of its name in capitals. */
export function noteServed(superclass: string, draft: ClassDraft, at: At, lowering: Lowering): void {
  const service = servedName(superclass);
  if (service === undefined) return;
  for (const index of draft.methods) {
    const method = lowering.draft.functions[index];
    if (!method?.name || method.kind !== 'method' || method.isPrivate || method.isStatic || method.parameters.length === 0)
      continue;
    lowering.draft.call({
      callee: spelled(GRPC, 'serve'),
      arguments: [literalOf(`${service}/${capitals(method.name)}`)],
      isNew: false,
      typeArguments: [],
      scope: at.scope,
      place: method.place,
    });
  }
}

/** `place_order` is `PlaceOrder`. */
export function capitals(name: string): string {
  return name
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}
