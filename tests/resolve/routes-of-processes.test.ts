import { describe, expect, test } from 'vitest';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, dockerfile, program, service } from './support.ts';

describe('routes of processes', () => {
  test('who only loads the application to work off jobs or to keep a schedule serves none', () => {
    const commands = {
      api: 'gunicorn shop.wsgi',
      worker: 'celery -A core worker',
      clock: 'celery -A core beat',
      board: 'celery -A core flower',
    };
    const shop = architectureOf(
      program('core'),
      dockerfile('core/Dockerfile'),
      ['core/wsgi.py', 'core/__init__.py'].map((file) => ({
        kind: 'process',
        program: 'core',
        key: file,
        file,
        names: [],
        evidence: at(file),
      })),
      Object.entries(commands).map(([name, command]) =>
        service(name, { image: 'bookshop/core', build: { context: 'core' }, command }),
      ),
      {
        kind: 'route',
        method: 'GET',
        path: literal('/orders'),
        evidence: at('core/views.py'),
        owner: { is: 'code', programs: ['core'], processes: ['core/wsgi.py', 'core/__init__.py'] },
      },
    );

    expect(shop.routes.map(({ id }) => id)).toEqual(['api GET /orders']);
  });
});
