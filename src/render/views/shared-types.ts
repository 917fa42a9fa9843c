import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Payload } from '../../model/payload.ts';
import { distinct, groupedBy, namesOf } from '../selection.ts';

export interface SharedType {
  readonly type: string;
  /** `order.placed`, `orders POST /orders`: where it travels. */
  readonly travels: readonly string[];
  readonly fields: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Types that go from one module to another: on channels, and as bodies of routes. */
export function sharedTypes(architecture: Architecture): readonly SharedType[] {
  const nameOf = namesOf(architecture);
  const uses = [
    ...architecture.channels.flatMap(({ name, payload, alsoSent = [] }) =>
      [payload, ...alsoSent.map((each) => each.payload)].flatMap((each) => useOf(name, each)),
    ),
    ...architecture.routes.flatMap(({ service, method, path, request, response }) => {
      const where = `${nameOf(service)} ${method} ${path}`;
      return [...useOf(where, request), ...useOf(where, response)];
    }),
  ];
  const keyOf = ({ payload: { type, evidence } }: Use) => JSON.stringify([type, evidence?.path ?? '', evidence?.line ?? 0]);
  return [...groupedBy(uses, keyOf).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { type, fields, evidence } = first.payload;
    return {
      type,
      travels: distinct(same.map(({ where }) => where)),
      fields: Object.entries(fields)
        .map(([field, of]) => `${field}: ${of}`)
        .sort(),
      evidence: evidence ? [evidence] : [],
    };
  });
}

interface Use {
  readonly where: string;
  readonly payload: Payload;
}

function useOf(where: string, payload: Payload | undefined): readonly Use[] {
  return payload && payload.type !== 'object' ? [{ where, payload }] : [];
}
