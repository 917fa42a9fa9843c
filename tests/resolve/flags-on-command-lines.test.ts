import { describe, expect, test } from 'vitest';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, CLUSTER, call, edgesOf, env, program, workload } from './support.ts';

const asked = setting('--yard', setting('-y', literal('http://localhost:7001')));

describe('flags that a deployment gives', () => {
  test.each([
    'tracker --yard=http://yard:80',
    'tracker watch --yard http://yard:80 --verbose',
    '["tracker","--yard","http://yard:80"]',
    '-y=http://yard:80',
    "tracker --log debug -y 'http://yard:80'",
  ])('%s goes before the default', (command) => {
    const harbour = architectureOf(
      workload('tracker', 'tracker', { command }),
      workload('yard', 'yard'),
      program('tracker'),
      program('yard'),
      call('tracker', asked),
    );

    expect(edgesOf(harbour)).toEqual(['tracker -> yard (http) resolved']);
  });

  test('a variable of the environment is no flag', () => {
    const harbour = architectureOf(
      workload('tracker', 'tracker', { command: 'tracker --verbose --no-yard x' }),
      env('tracker', 'YARD', 'http://yard:80', CLUSTER),
      workload('yard', 'yard'),
      program('tracker'),
      program('yard'),
      call('tracker', setting('--yard', literal('http://elsewhere.example.com'))),
    );

    expect(edgesOf(harbour).join()).toContain('elsewhere');
  });
});
