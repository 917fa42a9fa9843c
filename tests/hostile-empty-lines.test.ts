import { expect, test } from 'vitest';
import { analyze } from '../src/pipeline.ts';
import { scratchFolder } from './support/scratch.ts';

test('files of very many empty lines are read at once', { timeout: 30_000 }, async () => {
  const nothing = '\n'.repeat(80_000);
  const folder = scratchFolder({
    'orders/app.rb': `require 'sinatra'${nothing}get('/orders') { '' }\n`,
    'orders/Gemfile': `gem 'sinatra'${nothing}# end\n`,
    'orders/Dockerfile': `FROM ruby:3${nothing}CMD ruby app.rb\n`,
    'main/CMakeLists.txt': `# shop${nothing}# end\n`,
    'main/main.cpp': `#include <map>${nothing}int main() {}\n`,
    'compose.yaml': `services:\n  orders:\n    build: orders${nothing}#\n`,
    'kind.yaml': `apiVersion: argoproj.io/v1${nothing}x: y\n`,
    'uwsgi.ini': `[uwsgi]${nothing}x = y\n`,
    'fluent.conf': `# logs${nothing}# end\n`,
    'docker-bake.hcl': `# images${nothing}# end\n`,
    'mix.lock': `%{${nothing}}\n`,
    'mix.exs': `defmodule Shop do${nothing}end\n`,
    'requirements.txt': 'flask\n',
    'app.py': `x = 1${nothing}y = 2\n`,
    'build.gradle': `// build${nothing}// end\n`,
    'nginx.conf': `# proxy${nothing}# end\n`,
    'job.nomad': `# job${nothing}# end\n`,
    'render.yaml': `# services${nothing}a: b\n`,
  });

  const { architecture } = await analyze(folder);

  expect(architecture.problems.map(({ code }) => code)).not.toContain('analyzer-failed');
});
