import type { Build } from './builds.ts';

/** Frameworks that a service is said to be written with, by the names that package managers and CMake have for them. */
const FRAMEWORKS: readonly (readonly [RegExp, string])[] = [
  [/^grpc$/i, 'grpc'],
  [/^drogon$/i, 'drogon'],
  [/^crow(cpp-crow)?$/i, 'crow'],
  [/^(cpp-)?httplib$/i, 'cpp-httplib'],
  [/^pistache$/i, 'pistache'],
  [/^oatpp$/i, 'oatpp'],
  [/^(cpprestsdk|cpprest)$/i, 'cpprestsdk'],
  [/^poco$/i, 'poco'],
  [/^restbed$/i, 'restbed'],
  [/^thrift$/i, 'thrift'],
  [/^(librdkafka|rdkafka)$/i, 'librdkafka'],
];

/** The language, then the frameworks that the build asks for, with versions where it fixes them. */
export function technologiesOf(build: Build): readonly string[] {
  const asked = build.manifests.flatMap(({ path, text }) => dependenciesIn(path, text));
  const named = FRAMEWORKS.flatMap(([pattern, name]) => {
    const found = asked.filter((each) => pattern.test(each.name));
    const version = found.find((each) => each.version !== undefined)?.version;
    return found.length === 0 ? [] : [version === undefined ? name : `${name} ${version}`];
  });
  return ['cpp', ...named];
}

interface Dependency {
  readonly name: string;
  readonly version?: string | undefined;
}

/** https://docs.conan.io/2/reference/conanfile_txt.html, https://learn.microsoft.com/vcpkg/reference/vcpkg-json, CMake's `find_package`. */
function dependenciesIn(path: string, text: string): readonly Dependency[] {
  if (/conanfile\.(txt|py)$/.test(path)) return matched(text, /["'\s](\w[\w.+-]{0,60})\/(\d[\w.]{0,30})/g);
  if (path.endsWith('vcpkg.json')) return vcpkgDependencies(text);
  if (!path.endsWith('CMakeLists.txt')) return [];
  const packages = matched(text, /\bfind_package\s*\(\s*([\w-]{1,60})(?:\s+(\d[\w.]{0,30}))?/gi);
  return [...packages, ...matched(text, /\b(?:pkg_check_modules|FetchContent_Declare)\s*\(\s*([\w-]{1,60})/gi)];
}

function vcpkgDependencies(text: string): readonly Dependency[] {
  const entries = matched(text, /"name"\s*:\s*"([\w-]{1,60})"(?:\s*,\s*"version(?:>=|-string)?"\s*:\s*"(\d[\w.]{0,30}))?/g);
  return [...entries, ...matched(text, /[[,]\s*"([\w-]{1,60})"\s*(?=[,\]])/g)];
}

function matched(text: string, pattern: RegExp): readonly Dependency[] {
  return [...text.matchAll(pattern)].flatMap(([, name, version]) => (name === undefined ? [] : [{ name, version }]));
}
