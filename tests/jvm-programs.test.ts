import { describe, expect, it, test } from 'vitest';
import { lower } from '../analyzers/jvm/java/lower.ts';
import { link } from '../analyzers/jvm/link.ts';
import { isOwnCode } from '../analyzers/jvm/own-code.ts';
import { findPrograms } from '../analyzers/jvm/programs.ts';
import { loadGrammar } from '../src/frontend/grammar.ts';
import type { Repository } from '../src/model/analyzer.ts';

describe('own code', () => {
  it.each([
    ['orders/src/main/java/com/shop/Orders.java', true],
    ['orders/src/main/java/com/shop/build/Plan.java', true],
    ['orders/src/main/java/com/shop/test/Probe.java', true],
    ['src/com/shop/Orders.java', true],
    ['orders/src/test/java/com/shop/OrdersTest.java', false],
    ['orders/src/integrationTest/java/com/shop/OrdersIT.java', false],
    ['orders/target/generated-sources/com/shop/Api.java', false],
    ['orders/build/generated/src/main/java/com/shop/Api.java', false],
    ['buildSrc/src/main/java/Convention.java', false],
    ['tests/OrdersTest.java', false],
    ['orders/src/main/java/com/shop/package-info.java', false],
  ])('%s: %s', (path, expected) => {
    expect(isOwnCode(path)).toBe(expected);
  });
});

const MAIN = 'public static void main(String[] args) {}';

describe('programs', () => {
  test('modules that start are programs, the others libraries', async () => {
    const { programs } = await read({
      'pom.xml': '<project><artifactId>shop</artifactId><modules/></project>',
      'orders/pom.xml': '<project><artifactId>orders</artifactId></project>',
      'orders/src/main/java/Orders.java': `class Orders { ${MAIN} }`,
      'web/pom.xml': '<project><artifactId>web</artifactId><packaging>war</packaging></project>',
      'web/src/main/java/Web.java': 'class Web {}',
      'common/pom.xml': '<project><artifactId>common</artifactId></project>',
      'common/src/main/java/Common.java': 'class Common {}',
    });

    expect(programs.map(({ folder, isLibrary }) => `${folder} ${isLibrary ? 'library' : 'program'}`)).toEqual([
      'common library',
      'orders program',
      'web program',
    ]);
  });

  test('where nothing starts, what no other module depends on is a program', async () => {
    const { programs } = await read({
      'job/build.gradle': "dependencies { implementation project(':shared') }",
      'job/src/main/java/Job.java': 'class Job {}',
      'shared/build.gradle': '',
      'shared/src/main/java/Shared.java': 'class Shared {}',
    });

    expect(programs.filter(({ isLibrary }) => !isLibrary).map(({ folder }) => folder)).toEqual(['job']);
  });
});

describe('archives that are packed to be run', () => {
  const plugin = '<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>';
  const skipping = plugin.replace('</plugin>', '<configuration><skip>true</skip></configuration></plugin>');
  const needs = '<dependencies><dependency><artifactId>letters</artifactId></dependency></dependencies>';
  const pom = (name: string, rest: string) => `<project><artifactId>${name}</artifactId>${rest}</project>`;
  const build = (letters: string, post: string, rest: Readonly<Record<string, string>> = {}) => ({
    'letters/pom.xml': pom('letters', letters),
    'letters/src/main/java/Letters.java': `class Letters { ${MAIN} }`,
    'post/pom.xml': pom('post', needs + post),
    'post/src/main/java/Post.java': `class Post { ${MAIN} }`,
    ...rest,
  });
  const boot = "plugins { id 'org.springframework.boot' version '3.2.0' }";
  const gradle = (letters: string, root = '') => ({
    'build.gradle': root,
    'letters/build.gradle': letters,
    'letters/src/main/java/Letters.java': `class Letters { ${MAIN} }`,
    'post/build.gradle': `${boot}\ndependencies { implementation project(':letters') }`,
    'post/src/main/java/Post.java': `class Post { ${MAIN} }`,
  });
  const image = { 'letters/Dockerfile': 'FROM scratch' };

  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['a main class left over in what others take in', build('', plugin), ['post']],
    ['a plugin that is told to skip it', build(skipping, plugin), ['post']],
    ['each is packed', build(plugin, plugin), ['letters', 'post']],
    [
      'only the tests of another take it in',
      {
        ...build('', plugin),
        'post/pom.xml': pom('post', needs.replace('</dependency>', '<scope>test</scope></dependency>') + plugin),
      },
      ['letters', 'post'],
    ],
    [
      'only the tests of another Gradle project take it in',
      { ...gradle(''), 'post/build.gradle': `${boot}\ndependencies {\n  testImplementation project(':letters')\n}` },
      ['letters', 'post'],
    ],
    [
      'they do so in one line',
      { ...gradle(''), 'post/build.gradle': `${boot}\ndependencies { testImplementation project(':letters') }` },
      ['letters', 'post'],
    ],
    [
      'or in brackets over several',
      {
        ...gradle(''),
        'post/build.gradle': `${boot}\ndependencies {\n  integrationTestImplementation(\n    project(":letters"),\n    "a:b:1"\n  )\n}`,
      },
      ['letters', 'post'],
    ],
    [
      'a line of tests stands beside that of the program',
      {
        ...gradle(''),
        'post/build.gradle': `${boot}\ndependencies { testImplementation 'a:b:1'; implementation project(':letters') }`,
      },
      ['post'],
    ],
    ['nothing says how anything is packed', build('', ''), ['letters', 'post']],
    ['an image is built of it', build('', plugin, image), ['letters', 'post']],
    ['a Gradle project without the plugin', gradle(''), ['post']],
    ['the root applies the plugin', gradle('', "subprojects { apply plugin: 'org.springframework.boot' }"), ['letters', 'post']],
  ])('%s', async (_, files, expected) => {
    const { programs } = await read(files);

    expect(programs.filter(({ isLibrary }) => !isLibrary).map(({ folder }) => folder)).toEqual(expected);
  });
});

describe('packages', () => {
  test('each module sees its own classes and those of the modules it depends on', async () => {
    const { resolveImport, modules } = await read({
      'a/pom.xml':
        '<project><artifactId>a</artifactId><dependencies><dependency><artifactId>c</artifactId></dependency></dependencies></project>',
      'a/src/main/java/com/shop/A.java': 'package com.shop; class A {}',
      'b/pom.xml': '<project><artifactId>b</artifactId></project>',
      'b/src/main/java/com/shop/B.java': 'package com.shop; class B {}',
      'c/pom.xml': '<project><artifactId>c</artifactId></project>',
      'c/src/main/java/com/shop/C.java': 'package com.shop; class C {}',
    });

    const path = resolveImport('com.shop', 'a/src/main/java/com/shop/A.java');

    const files = modules.find((module) => module.path === path)?.exports.map(({ from }) => from);
    expect(files).toEqual(['a/src/main/java/com/shop/A.java', 'c/src/main/java/com/shop/C.java']);
  });
});

async function read(files: Readonly<Record<string, string>>) {
  const grammar = await loadGrammar('java');
  const paths = Object.keys(files).sort();
  const repository: Repository = {
    name: 'shop',
    paths,
    has: (path) => path in files,
    read: (path) => ({ path, text: files[path] ?? '' }),
  };
  const sources = paths.filter((path) => path.endsWith('.java')).map((path) => ({ path, text: files[path] ?? '' }));
  const modules = sources.map((source) => lower(grammar.parse(source.text), source));
  return { programs: findPrograms(repository, modules), ...link(modules, repository) };
}
