import { folderOf, type Repository, type Source } from '../../src/sdk/index.ts';

const NOT_OWN = /(^|\/)(vendor|testdata|third_party|node_modules|mocks?|\.[^/]+|_[^/]+)\//;
const NOT_OWN_FILE = /(_test|_mock|\.pb|\.pb\.gw|\.pb\.validate|\.connect|\.twirp)\.go$|(^|\/)(mock_|\.|_)[^/]*\.go$/;
/** What goctl writes registers the program's own handlers, what Wire writes hands its parts to one another. */
const GENERATED = /^\/\/ Code generated (?!by (?:goctl|Wire)\b).* DO NOT EDIT\.$/m;
const IGNORED = /^\/\/\s?(go:build|\+build)\s+ignore\s*$/m;
/** What Wire compiles `wire_gen.go` from: https://github.com/google/wire/blob/main/docs/guide.md#injectors */
const INJECTOR = /^\/\/\s?(go:build|\+build)\s+wireinject\s*$/m;
/** The structs that kratos reads a program's settings into are compiled from a description: https://github.com/go-kratos/kratos-layout */
export const SETTINGS_OF_KRATOS = /(^|\/)conf\/conf\.pb\.go$/;
const DESCRIBED = /(^|\/)conf\/conf\.proto$/;
const HEADER = 4000;

/** Files of the team's own programs by their names: no tests, no vendored and no mocked code. */
export function isOwnPath(path: string): boolean {
  return path.endsWith('.go') && !NOT_OWN.test(path) && (!NOT_OWN_FILE.test(path) || SETTINGS_OF_KRATOS.test(path));
}

/** Own files, and the descriptions of kratos' settings that nobody has compiled. */
export function isOwnCode(path: string, repository: Pick<Repository, 'has'>): boolean {
  return isOwnPath(path) || (DESCRIBED.test(path) && !NOT_OWN.test(path) && !repository.has(path.replace(/proto$/, 'pb.go')));
}

/** https://go.dev/s/generatedcode, and files that are left out of every build. An injector of Wire counts where nobody has compiled it. */
export function isWritten({ path, text }: Source, repository: Pick<Repository, 'paths'>): boolean {
  const header = text.slice(0, HEADER);
  if (IGNORED.test(header) || (INJECTOR.test(header) && isCompiled(path, repository))) return false;
  return SETTINGS_OF_KRATOS.test(path) || !GENERATED.test(header);
}

function isCompiled(path: string, { paths }: Pick<Repository, 'paths'>): boolean {
  return paths.some((each) => each.endsWith('wire_gen.go') && folderOf(each) === folderOf(path));
}
