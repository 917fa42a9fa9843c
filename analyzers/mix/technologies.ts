/** Frameworks that a service is said to be written with, by the package that brings them. */
const FRAMEWORKS: readonly (readonly [string, string])[] = [
  ['phoenix', 'phoenix'],
  ['absinthe', 'absinthe'],
  ['grpc', 'grpc'],
  ['broadway', 'broadway'],
  ['bandit', 'bandit'],
  ['plug_cowboy', 'plug'],
  ['plug', 'plug'],
  ['commanded', 'commanded'],
  ['oban', 'oban'],
  ['ecto_sql', 'ecto'],
];

/** The language, then the frameworks among the dependencies, with versions where the lock file fixes them. */
export function technologiesOf(dependencies: readonly ReadonlyMap<string, string | undefined>[]): readonly string[] {
  const named = new Map<string, string>();
  for (const [dependency, name] of FRAMEWORKS) {
    const found = dependencies.filter((each) => each.has(dependency));
    const version = found.flatMap((each) => each.get(dependency) ?? [])[0];
    if (found.length > 0 && !named.has(name)) named.set(name, version === undefined ? name : `${name} ${version}`);
  }
  return ['elixir', ...named.values()];
}
