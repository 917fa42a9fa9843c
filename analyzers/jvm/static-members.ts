import type { Expression, Module } from '../../src/code/ir.ts';

/** What `import static com.shop.Topics.*` opens: a module that exports every static member of the class. */
export function staticMembersModule(path: string, className: string, home: Module): Module {
  const exported = home.exports.find(({ name }) => name === className)?.value?.expression;
  const node = exported?.is === 'class' ? home.classes[exported.class] : undefined;
  const methods = (node?.methods ?? []).flatMap((index) => home.functions[index] ?? []).filter((method) => method.isStatic);
  const fields = (node?.fields ?? []).filter((field) => field.isStatic);
  const names = [...new Set([...fields, ...methods].flatMap(({ name }) => name ?? []))];
  const place = { line: 1, text: '' };
  const member = (name: string): Expression => ({ is: 'member', of: { is: 'name', name: className }, name });
  return {
    path,
    language: home.language,
    imports: [{ local: className, imported: className, specifier: home.path, isTypeOnly: false, place }],
    requires: [],
    exports: names.map((name) => ({ name, value: { expression: { is: 'name', name }, scope: 0 } })),
    scopes: [
      { parent: null, variables: names.map((name) => ({ name, values: [{ expression: member(name), scope: 0 }], place })) },
    ],
    functions: [],
    classes: [],
    calls: [],
    types: [],
    importsByComputedName: false,
  };
}
