import type { ClassNode, Module } from '../../src/code/ir.ts';

/**
 * A class that leaves an attribute at `None` which classes extending it set is a template: nobody means it as it is. The language
 * has no word for that, so the class is marked abstract here.
 */
export function linkTemplates(modules: readonly Module[]): readonly Module[] {
  const set = new Map<string, Set<string>>();
  for (const { name, fields, bases } of modules.flatMap(classesWithBases))
    for (const base of bases) if (base !== name) set.set(base, new Set([...(set.get(base) ?? []), ...fields]));
  const isTemplate = (node: ClassNode) => {
    const known = set.get(node.name ?? '');
    return known !== undefined && node.fields.some((field) => known.has(field.name) && isLeftOpen(field.values));
  };
  return modules.map((module) =>
    module.classes.some(isTemplate)
      ? { ...module, classes: module.classes.map((node) => (isTemplate(node) ? { ...node, isAbstract: true } : node)) }
      : module,
  );
}

function classesWithBases(module: Module) {
  return module.classes.map((node) => ({
    name: node.name,
    fields: node.fields.filter(({ isStatic, values }) => isStatic && !isLeftOpen(values)).map(({ name }) => name),
    bases: node.implements.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)),
  }));
}

function isLeftOpen(values: ClassNode['fields'][number]['values']): boolean {
  return values.every(({ expression }) => expression.is === 'literal' && (expression.value === null || expression.value === ''));
}
