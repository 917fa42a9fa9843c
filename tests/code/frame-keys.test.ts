import { describe, expect, test } from 'vitest';
import { FrameKeys } from '../../src/code/frame-keys.ts';
import type { Expression, Module } from '../../src/code/ir.ts';
import { type Argument, bindFrame } from '../../src/code/thing.ts';

const empty = { imports: [], requires: [], exports: [], functions: [], classes: [], calls: [], types: [] };
const module: Module = {
  path: 'orders.ts',
  language: 'generated',
  ...empty,
  scopes: [{ parent: null, variables: [] }],
  importsByComputedName: false,
};
const topic: Expression = { is: 'name', name: 'topic' };

function passed(expression: Expression, frame?: ReturnType<typeof bindFrame>): Argument {
  return { module, expression, scope: 0, frame };
}

describe('keys of frames', () => {
  test('are the same for frames that bind the same, also around what is passed', () => {
    const keys = new FrameKeys();
    const made = () =>
      bindFrame(bindFrame(undefined, 'outer', [passed(topic)]), 'inner', [passed(topic, bindFrame(undefined, 'outer', []))]);

    expect(keys.of(made())).toBe(keys.of(made()));
  });

  test('differ with the function, with what is passed and with what is bound around that', () => {
    const keys = new FrameKeys();
    const frames = [
      bindFrame(undefined, 'send', [passed(topic)]),
      bindFrame(undefined, 'publish', [passed(topic)]),
      bindFrame(undefined, 'send', [passed({ ...topic })]),
      bindFrame(undefined, 'send', [passed(topic), passed(topic)]),
      bindFrame(undefined, 'send', [passed(topic, bindFrame(undefined, 'outer', []))]),
      bindFrame(bindFrame(undefined, 'outer', []), 'send', [passed(topic)]),
    ];

    expect(new Set(frames.map((each) => keys.of(each))).size).toBe(frames.length);
    expect(keys.of(undefined)).toBe(0);
  });
});
