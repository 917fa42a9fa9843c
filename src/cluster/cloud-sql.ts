import type { ComponentFact, FactDraft, ListenFact, Owner } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, MARK, plain, sightingOf } from './object.ts';

const IMAGE = /(^|\/)(gce-proxy|cloud-?sql-proxy)(:|@|$)/;
const INSTANCE = /^[a-z][\w.:-]{0,100}:[\w-]{1,60}:([\w-]{1,100})$/;

/** Which product answers on the port of an instance, as the proxy chooses it. */
const PRODUCTS: Readonly<Record<number, string>> = { 5432: 'postgresql', 3306: 'mysql', 1433: 'sqlserver' };

interface Tunnel {
  readonly instance: string;
  /** All that it may answer on: where no port is said, its product decides, which nothing here tells. */
  readonly ports: readonly number[];
}

/**
 * A proxy of Cloud SQL in a pod is the instances behind it: at the pod's own address those that have a port of their own answer there.
 * https://cloud.google.com/sql/docs/mysql/sql-proxy and, before version 2, `-instances=shop:europe-west1:carts=tcp:5432`
 */
export function cloudSqlFacts({ deployment }: ClusterObject, container: TreeNode, beside: Owner): readonly FactDraft[] {
  if (!IMAGE.test(plain(container.get('image')) ?? '')) return [];
  const told = ['command', 'args'].flatMap((key) => container.get(key).items());
  const words = told.map((each) => each.text() ?? '').flatMap((text) => (text.includes(MARK) ? [] : text.split(/\s+/)));
  return [...words.flatMap(olderTunnels), ...tunnelsOf(words)].flatMap(({ instance, ports }): readonly FactDraft[] => {
    const node = told.find((each) => each.text()?.includes(`:${instance}`)) ?? container.get('image');
    const owner = { is: 'component', deployment, name: instance } as const;
    const [port, ...others] = ports;
    const technology = others.length > 0 ? undefined : PRODUCTS[port ?? 0];
    const component: ComponentFact = {
      kind: 'component',
      ...sightingOf(node),
      deployment,
      name: instance,
      hosts: [],
      nodeKind: 'database',
      ...(technology && { technology }),
    };
    return [
      component,
      ...ports.map((each): ListenFact => ({ kind: 'listen', ...sightingOf(node), owner, port: literal(each), beside })),
    ];
  });
}

function portIn(words: readonly string[]): number | undefined {
  const at = words.findIndex((word) => /^(--port|-p)(=|$)/.test(word));
  const [, stated = words[at + 1]] = at < 0 ? [] : (words[at] ?? '').split('=');
  return at < 0 || stated === undefined ? undefined : portOf(stated);
}

function olderTunnels(word: string): readonly Tunnel[] {
  const told = /^--?instances=(.+)$/.exec(word)?.[1]?.split(',') ?? [];
  return told.flatMap((each) => {
    const [name = '', place = ''] = each.split('=');
    const [instance, port] = [INSTANCE.exec(name)?.[1], portOf(place.split(':').at(-1) ?? '')];
    return instance === undefined || port === undefined ? [] : [{ instance, ports: [port] }];
  });
}

/**
 * Instances that state no port count up from the one of `--port`, or from that of their product, of which one proxy has mostly one:
 * the second PostgreSQL is at 5433. https://pkg.go.dev/github.com/GoogleCloudPlatform/cloud-sql-proxy/v2/cmd
 */
function tunnelsOf(words: readonly string[]): readonly Tunnel[] {
  const first = portIn(words);
  const hasSockets = words.some((word) => /^(--unix-socket|-u)(=|$)/.test(word));
  let counted = 0;
  return words.flatMap((word): readonly Tunnel[] => {
    const [name = '', query = ''] = word.split('?');
    const instance = word.startsWith('-') ? undefined : INSTANCE.exec(name)?.[1];
    if (instance === undefined) return [];
    const own = portOf(/(?:^|&)port=(\d+)/.exec(query)?.[1] ?? '');
    if (own !== undefined) return [{ instance, ports: [own] }];
    if (hasSockets || /(?:^|&)unix-socket/.test(query)) return [{ instance, ports: [] }];
    const before = counted;
    counted += 1;
    return [
      { instance, ports: first === undefined ? Object.keys(PRODUCTS).map((each) => Number(each) + before) : [first + before] },
    ];
  });
}

function portOf(text: string): number | undefined {
  return /^\d{2,5}$/.test(text) ? Number(text) : undefined;
}
