import type { Repository } from '../../src/sdk/index.ts';
import { homeOf } from './builds.ts';
import { HEADERS } from './libraries/headers.ts';

/** Tests, what others wrote, what compilers write, and code for telephones. */
const NOT_OWN = [
  /(^|\/)(third_?party|vendor|external|extern|deps|node_modules|build|out|cmake-build-\w+|_deps|bin|obj|Pods|ios|android|macos|windows|linux)\//i,
  /(^|\/)(tests?|unittests?|testing|benchmarks?|examples?|samples?|docs?)\//i,
  /(^|\/)\.[^/]+\//,
  /(_test|_tests|_unittest|_benchmark|_mock)\.\w+$/,
  /(\.pb|\.grpc\.pb|_generated|\.moc)\.\w+$/,
];

const using = new WeakMap<Repository, ReadonlySet<string>>();

/** Whether a path is code that the team wrote, in a build that talks to something: the rest of C and C++ is not looked at. */
export function isOwnCode(path: string, repository: Repository): boolean {
  if (NOT_OWN.some((rule) => rule.test(path))) return false;
  const homes = using.get(repository) ?? homesThatTalk(repository);
  using.set(repository, homes);
  return homes.has(homeOf(path, repository));
}

const SOURCE = /\.(c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx)$/;

/** Builds in which some file includes a header of a library that we know. */
function homesThatTalk(repository: Repository): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of repository.paths) {
    if (!SOURCE.test(path) || NOT_OWN.some((rule) => rule.test(path))) continue;
    const home = homeOf(path, repository);
    if (!found.has(home) && HEADERS.test(repository.read(path)?.text ?? '')) found.add(home);
  }
  return found.size === 0 ? found : withLibraries(found, repository);
}

/** What a build that talks may include from its neighbours is read too. */
function withLibraries(found: ReadonlySet<string>, repository: Repository): ReadonlySet<string> {
  const sources = repository.paths.filter((path) => SOURCE.test(path) && found.has(homeOf(path, repository)));
  const included = new Set(
    sources.flatMap((path) =>
      [...(repository.read(path)?.text ?? '').matchAll(/^[ \t]*#\s*include\s*["<]([^">\n]{1,200})[">]/gm)].map(
        ([, file = '']) => file.split('/').at(-1) ?? '',
      ),
    ),
  );
  const owners = repository.paths.filter((path) => SOURCE.test(path) && included.has(path.split('/').at(-1) ?? ''));
  return new Set([...found, ...owners.map((path) => homeOf(path, repository))]);
}
