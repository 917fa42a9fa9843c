/** Frameworks that a service is said to be written with, by the crate that brings them. */
const FRAMEWORKS: readonly (readonly [string, string])[] = [
  ['actix-web', 'actix-web'],
  ['axum', 'axum'],
  ['rocket', 'rocket'],
  ['warp', 'warp'],
  ['poem', 'poem'],
  ['salvo', 'salvo'],
  ['tide', 'tide'],
  ['tonic', 'tonic'],
  ['async-graphql', 'async-graphql'],
  ['lambda_http', 'lambda'],
  ['lambda_runtime', 'lambda'],
];

/** Names of the frameworks among the dependencies, in the table's order, with versions where they are fixed. */
export function technologiesOf(dependencies: readonly string[], versions: ReadonlyMap<string, string>): readonly string[] {
  const found = FRAMEWORKS.filter(([crate]) => dependencies.includes(crate));
  const named = new Map(found.toReversed().map(([crate, name]) => [name, versions.get(crate)]));
  return [...new Set(found.map(([, name]) => name))].map((name) => [name, named.get(name)].filter(Boolean).join(' '));
}
