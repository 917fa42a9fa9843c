import type { Module } from '../../src/code/ir.ts';

/**
 * A class that another file of the program opens again, without saying what it inherits, is a part of the class that says so: `class Shop < Sinatra::Base`, and
 * `class Shop` in each file of routes. https://docs.ruby-lang.org/en/3.3/syntax/modules_and_classes_rdoc.html#label-Reopening
 */
export function withReopened(modules: readonly Module[], homeOf: (path: string) => string): readonly Module[] {
  const wholes = new Map<string, string>();
  for (const module of modules)
    for (const { name, extends: parent } of module.classes) {
      const key = keyOf(homeOf(module.path), name);
      if (parent && !wholes.has(key)) wholes.set(key, module.path);
    }
  return modules.map((module) => {
    const home = homeOf(module.path);
    const isPart = ({ name, extends: parent, isAbstract }: Module['classes'][number]) => {
      const whole = wholes.get(keyOf(home, name));
      return !isAbstract && !parent && whole !== undefined && whole !== module.path;
    };
    const parts = new Set(module.classes.flatMap((each) => (isPart(each) && each.name !== undefined ? [each.name] : [])));
    if (parts.size === 0) return module;
    const classes = module.classes.map((each) => (parts.has(each.name ?? '') ? { ...each, isPart: true } : each));
    return { ...module, classes, exports: module.exports.filter(({ name }) => !parts.has(name)) };
  });
}

function keyOf(home: string, name: string | undefined): string {
  return `${home}\n${name}`;
}
