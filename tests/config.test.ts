import { describe, expect, test } from 'vitest';
import { loadConfig } from '../src/config/load-config.ts';
import { scratchFolder } from './support/scratch.ts';

describe('asbuilt.yaml', () => {
  test('flags win over the environment, that over the file, and patterns add up', () => {
    const folder = scratchFolder({
      'asbuilt.yaml': 'name: from-file\nignore: [old/]\ndocuments: docs/plan\nfailOn: none\ncache: off\n',
    });
    const environment = {
      ASBUILT_NAME: 'from-environment',
      ASBUILT_IGNORE: 'demo/, *.gen.ts',
      ASBUILT_FAIL_ON: 'any',
      ASBUILT_CACHE: '/kept',
    };

    expect(loadConfig(folder, { name: 'from-flag', ignore: ['tmp/'] }, environment)).toEqual({
      name: 'from-flag',
      ignore: ['old/', 'demo/', '*.gen.ts', 'tmp/'],
      documents: 'docs/plan',
      failOn: 'any',
      policies: null,
      cache: '/kept',
    });
    expect([loadConfig(folder).cache, loadConfig(folder, {}, { ASBUILT_CACHE: 'off' }).cache]).toEqual([false, false]);
  });

  test.each([
    ['no file', {}],
    ['comments only', { 'asbuilt.yaml': '# name: shop\n' }],
  ])('%s leaves the defaults', (_case, files) => {
    expect(loadConfig(scratchFolder(files))).toEqual({
      name: null,
      ignore: [],
      documents: null,
      failOn: 'any',
      policies: null,
      cache: true,
    });
  });

  test.each([
    ['name: shop\nignroe: [old/]\n', /^asbuilt\.yaml:2: there is no setting `ignroe`; there are .*`ignore`/],
    ['name: shop\n\nfailOn: sometimes\n', /^asbuilt\.yaml:3: `failOn`: /],
    ['ignore:\n  - old/\n  - {}\n', /^asbuilt\.yaml:3: `ignore\.1`: /],
    ['name: [shop\n', /^asbuilt\.yaml:\d+: This is not valid YAML/],
    ['- shop\n', /^asbuilt\.yaml:1: /],
    ['name: shop\ndocuments: docs/../../elsewhere\n', /^asbuilt\.yaml:2: `documents`: leads out of the analysed folder/],
    [
      'libraries:\n  - name: shop-http\n    imports: [shop]\n    calls:\n      get:\n        does: call\n        protocol: htp\n        target: x\n',
      /^asbuilt\.yaml:7: `libraries\.0\.calls\.get\.protocol`: .*"http"/,
    ],
    ['cache: /elsewhere\n', /^asbuilt\.yaml:1: `cache`: /],
    ['documents: /elsewhere\n', /^asbuilt\.yaml:1: `documents`: leads out of the analysed folder/],
  ])('a mistake is named with its line: %j', (text, message) => {
    expect(() => loadConfig(scratchFolder({ 'asbuilt.yaml': text }))).toThrow(message);
  });

  test('a file named in its place is read instead, and must be there', () => {
    const folder = scratchFolder({
      'asbuilt.yaml': 'name: shop\n',
      'ci.yaml': 'name: nightly\nnam: x\n',
      'good.yaml': 'name: nightly',
    });

    expect(loadConfig(folder, {}, {}, `${folder}/good.yaml`).name).toBe('nightly');
    expect(() => loadConfig(folder, {}, {}, `${folder}/ci.yaml`)).toThrow(/ci\.yaml:2: there is no setting `nam`/);
    expect(() => loadConfig(folder, {}, {}, 'gone.yaml')).toThrow(/^gone\.yaml: the file cannot be read/);
  });

  test('so is a folder in its place', () => {
    expect(() => loadConfig(scratchFolder({ 'asbuilt.yaml/notes.md': 'none\n' }))).toThrow(
      /^asbuilt\.yaml: the file cannot be read/,
    );
  });

  test('so is one in the environment', () => {
    expect(() => loadConfig(scratchFolder(), {}, { ASBUILT_FAIL_ON: 'sometimes' })).toThrow(/^ASBUILT_FAIL_ON: /);
  });
});
