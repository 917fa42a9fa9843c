import { describe, expect, it } from 'vitest';
import { findPrograms } from '../analyzers/typescript/programs.ts';
import { readStartCommand } from '../analyzers/typescript/start-commands.ts';
import { memoryRepository } from './support/memory-repository.ts';

function programs(files: Readonly<Record<string, string>>): string[] {
  return findPrograms(memoryRepository(files)).map(
    ({ folder, entries, isLibrary }) => `${folder}${isLibrary ? ' (library)' : ''}: ${entries.join(' ')}`,
  );
}

function manifest(content: object): string {
  return JSON.stringify(content);
}

describe('finding programs', () => {
  it('starts where the scripts say, in the source and not in the build output', () => {
    const found = programs({
      'orders/package.json': manifest({
        scripts: { start: 'node dist/server.js', 'start:worker': 'tsx src/worker.ts', test: 'tsx src/check.ts' },
      }),
      'orders/src/server.ts': '',
      'orders/src/worker.ts': '',
      'orders/src/check.ts': '',
    });

    expect(found).toEqual(['orders: orders/src/server.ts orders/src/worker.ts']);
  });

  it('knows the projects of a Nest workspace, and gives the root no program of its own', () => {
    const found = programs({
      'package.json': manifest({ scripts: { start: 'nest start' } }),
      'nest-cli.json': manifest({
        sourceRoot: 'apps/orders/src',
        projects: {
          orders: { type: 'application', root: 'apps/orders', sourceRoot: 'apps/orders/src' },
          payments: { type: 'application', root: 'apps/payments', entryFile: 'boot' },
          common: { type: 'library', root: 'libs/common', entryFile: 'index' },
        },
      }),
      'apps/orders/src/main.ts': '',
      'apps/payments/src/boot.ts': '',
      'libs/common/src/index.ts': '',
    });

    expect(found).toEqual([
      'apps/orders: apps/orders/src/main.ts',
      'apps/payments: apps/payments/src/boot.ts',
      'libs/common (library): libs/common/src/index.ts',
    ]);
  });

  it('knows the projects of an Nx workspace', () => {
    const found = programs({
      'package.json': '{}',
      'apps/orders/project.json': manifest({
        projectType: 'application',
        targets: { build: { options: { main: 'apps/orders/src/start.ts' } } },
      }),
      'apps/orders/src/start.ts': '',
      'libs/prices/project.json': manifest({ projectType: 'library' }),
      'libs/prices/src/index.ts': '',
      'docs/project.json': manifest({ title: 'not a project of Nx' }),
    });

    expect(found).toEqual(['apps/orders: apps/orders/src/start.ts', 'libs/prices (library): libs/prices/src/index.ts']);
  });

  it('reads the last stage of a Dockerfile, wherever it lies', () => {
    const found = programs({
      'orders/package.json': '{}',
      'orders/Dockerfile':
        'FROM node AS build\nCMD ["node", "build.js"]\nFROM node\nENTRYPOINT ["node", \\\n  "--enable-source-maps", "dist/start.js"]\n',
      'orders/src/start.ts': '',
      'orders/build.js': '',
      'apps/stock/package.json': '{}',
      'apps/stock/src/main.ts': '',
      'deploy/stock.Dockerfile': 'FROM node\nCMD node dist/apps/stock/main.js\n',
    });

    expect(found).toEqual(['apps/stock: apps/stock/src/main.ts', 'orders: orders/src/start.ts']);
  });

  it('takes a package that others ask for by name, and that nothing starts, for a library', () => {
    const found = programs({
      'common/package.json': manifest({ name: '@shop/common', main: 'build/index.js' }),
      'common/src/index.ts': '',
      'orders/package.json': manifest({ name: 'orders', dependencies: { '@shop/common': '^1.0.0' } }),
      'orders/index.js': '',
    });

    expect(found).toEqual(['common (library): common/src/index.ts', 'orders: orders/index.js']);
  });

  it('gives a bundled front end no start, and an image without a manifest its folder', () => {
    const found = programs({
      'front/package.json': manifest({ main: 'index.js', scripts: { dev: 'cross-env PORT=3000 next dev' } }),
      'front/index.js': '',
      'landing/Dockerfile': 'FROM nginx\nCOPY static /usr/share/nginx/html\n',
      'landing/static/cart.js': '',
    });

    expect(found).toEqual(['front: ', 'landing: ']);
  });

  it('takes code without any manifest for one program', () => {
    expect(programs({ 'src/worker.ts': '', 'src/store.ts': '' })).toEqual(['.: ']);
    expect(programs({ 'README.md': '' })).toEqual([]);
  });

  it('leaves out folders whose manifest serves only tools', () => {
    const found = programs({
      'package.json': manifest({ devDependencies: { eslint: '9' } }),
      'eslint.config.js': '',
      'tests/package.json': '{}',
      'tests/orders.test.ts': '',
      'orders/package.json': '{}',
      'orders/app.js': '',
    });

    expect(found).toEqual(['orders: orders/app.js']);
  });
});

describe('reading a start command', () => {
  it.each([
    ['NODE_ENV=production node --require ./tracing.js server.js 3000', ['./tracing.js', 'server.js']],
    ["nodemon --watch src --exec 'ts-node -r dotenv/config' src/index.ts", ['dotenv/config', 'src/index.ts']],
    ['npm run build && node --watch dist/main', ['dist/main']],
    ['./node_modules/.bin/pm2-runtime start app.js --name orders', ['app.js']],
    ['tsc && eslint src', []],
  ])('%s', (line, files) => {
    expect(readStartCommand(line).files).toEqual(files);
  });
});
