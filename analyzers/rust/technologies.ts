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

/** Names of the frameworks among the dependencies, in the table's order. */
export function technologiesOf(dependencies: readonly string[]): readonly string[] {
  return [...new Set(FRAMEWORKS.filter(([crate]) => dependencies.includes(crate)).map(([, name]) => name))];
}
