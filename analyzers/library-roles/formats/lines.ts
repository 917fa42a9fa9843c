import type { Source } from '../../../src/sdk/index.ts';
import { type Asked, type Format, manifestOf } from '../manifest.ts';

/** https://go.dev/ref/mod#go-mod-file: what is marked indirect, the module's own code does not import. */
export const goModule: Format = {
  files: ['**/go.mod'],
  isMeant: (path) => path === 'go.mod' || path.endsWith('/go.mod'),
  read: (source) => {
    const own = /^module\s+["`]?([^\s"`]+)/m.exec(source.text)?.[1];
    const asks = asksIn(source, /^\s*(?:require\s+)?["`]?([\w.-]+\.[\w.-]+\/[^\s"`]+)["`]?\s+v[^\s]+(?!.*\/\/\s*indirect)/);
    return manifestOf(source, 'go', [own], asks);
  },
};

/** https://bundler.io/man/gemfile.5.html, https://guides.rubygems.org/specification-reference/ */
export const bundler: Format = {
  files: ['**/Gemfile', '**/gems.rb', '**/*.gemspec'],
  isMeant: (path) => /(^|\/)(Gemfile|gems\.rb|[\w.-]+\.gemspec)$/.test(path),
  read: (source) => {
    const own = /^[ \t]{0,80}\w{1,80}\.name[ \t]{0,80}=[ \t]{0,80}['"]([\w.-]+)['"]/m.exec(source.text)?.[1];
    const run = asksIn(source, /^\s*(?:gem|\w+\.add_(?:runtime_)?dependency)[ (]+['"]([\w.-]+)['"]/);
    const tests = asksIn(source, /^\s*\w+\.add_development_dependency[ (]+['"]([\w.-]+)['"]/, true);
    return manifestOf(source, 'gem', [own], [...run, ...tests]);
  },
};

/** https://hexdocs.pm/mix/Mix.Tasks.Deps.html */
export const mix: Format = {
  files: ['**/mix.exs'],
  isMeant: (path) => path === 'mix.exs' || path.endsWith('/mix.exs'),
  read: (source) => {
    const own = /^[ \t]{0,80}app:[ \t]{0,80}:(\w+)/m.exec(source.text)?.[1];
    return manifestOf(source, 'hex', [own], asksIn(source, /^\s*\[?\s*\{:(\w+),/));
  },
};

/** https://www.scala-sbt.org/1.x/docs/Library-Dependencies.html */
export const sbt: Format = {
  files: ['**/build.sbt', '**/project/Dependencies.scala'],
  isMeant: (path) => /(^|\/)(build\.sbt|project\/Dependencies\.scala)$/.test(path),
  read: (source) => {
    const asks = asksIn(source, /"([\w.-]+"\s*%{1,3}\s*"[\w.-]+)"/).map((asked) => ({
      ...asked,
      name: asked.name.replace(/"\s*%+\s*"/, ':'),
    }));
    return manifestOf(source, 'maven', [], asks);
  },
};

/** One name a line. */
function asksIn(source: Source, pattern: RegExp, isForTests = false): readonly Asked[] {
  return source.text.split(/\r?\n/).flatMap((text, index) => {
    const name = pattern.exec(text.slice(0, 500))?.[1];
    return name === undefined ? [] : [{ name, source, line: index + 1, isForTests }];
  });
}
