import type { Source } from '../../src/sdk/index.ts';

const NOT_OWN = /(^|\/)(vendor|testdata|third_party|node_modules|mocks?|\.[^/]+|_[^/]+)\//;
const NOT_OWN_FILE = /(_test|_mock|\.pb|\.pb\.gw|\.pb\.validate|\.connect|\.twirp)\.go$|(^|\/)(mock_|\.|_)[^/]*\.go$/;
/** What goctl writes registers the program's own handlers, what Wire writes hands its parts to one another. */
const GENERATED = /^\/\/ Code generated (?!by (?:goctl|Wire)\b).* DO NOT EDIT\.$/m;
const IGNORED = /^\/\/\s?(go:build|\+build)\s+(ignore|wireinject)\s*$/m;
/** The structs that kratos reads a program's settings into are compiled from a description: https://github.com/go-kratos/kratos-layout */
export const SETTINGS_OF_KRATOS = /(^|\/)conf\/conf\.pb\.go$/;
const HEADER = 4000;

/** Files of the team's own programs by their names: no tests, no vendored and no mocked code. */
export function isOwnPath(path: string): boolean {
  return path.endsWith('.go') && !NOT_OWN.test(path) && (!NOT_OWN_FILE.test(path) || SETTINGS_OF_KRATOS.test(path));
}

/** https://go.dev/s/generatedcode, and files that are left out of every build. */
export function isWritten({ path, text }: Source): boolean {
  const header = text.slice(0, HEADER);
  return (SETTINGS_OF_KRATOS.test(path) || !GENERATED.test(header)) && !IGNORED.test(header);
}
