/** Frameworks that a service is said to be written with, by the artifact that brings them. */
const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^play$/, 'play'],
  [/^akka-http$/, 'akka-http'],
  [/^pekko-http$/, 'pekko-http'],
  [/^akka-grpc-runtime(_.*)?$/, 'akka-grpc'],
  [/^http4s-(dsl|server|ember-server|blaze-server|core)$/, 'http4s'],
  [/^zio-http$/, 'zio-http'],
  [/^tapir-(core|.{1,40}-server(-\w{1,20})?)$/, 'tapir'],
  [/^finatra-http(-server)?$/, 'finatra'],
  [/^cask$/, 'cask'],
  [/^scalatra$/, 'scalatra'],
  [/^scalapb-runtime-grpc$/, 'scalapb'],
  [/^lagom-.*server.*$/, 'lagom'],
];

/** The language, then the frameworks among the libraries, with versions where the build fixes them. */
export function technologiesOf(libraries: ReadonlyMap<string, string | undefined>): readonly string[] {
  const named = FRAMEWORKS.flatMap(([pattern, name]) => {
    const found = [...libraries].filter(([library]) => pattern.test(library));
    const version = found.flatMap(([, each]) => each ?? [])[0];
    return found.length === 0 ? [] : [version === undefined ? name : `${name} ${version}`];
  });
  return ['scala', ...named];
}
