import type { Source } from '../../src/sdk/index.ts';

const NOT_OWN = /(^|\/)(vendor|testdata|third_party|node_modules|mocks?|\.[^/]+|_[^/]+)\//;
const NOT_OWN_FILE = /(_test|_mock|\.pb|\.pb\.gw|\.pb\.validate|\.connect|\.twirp)\.go$|(^|\/)(mock_|\.|_)[^/]*\.go$/;
/** What goctl writes registers the program's own handlers. */
const GENERATED = /^\/\/ Code generated (?!by goctl\b).* DO NOT EDIT\.$/m;
const IGNORED = /^\/\/\s?(go:build|\+build)\s+ignore\s*$/m;
const HEADER = 4000;

/** Files of the team's own programs by their names: no tests, no vendored and no mocked code. */
export function isOwnPath(path: string): boolean {
  return path.endsWith('.go') && !NOT_OWN.test(path) && !NOT_OWN_FILE.test(path);
}

/** https://go.dev/s/generatedcode, and files that are left out of every build. */
export function isWritten({ text }: Source): boolean {
  const header = text.slice(0, HEADER);
  return !GENERATED.test(header) && !IGNORED.test(header);
}
