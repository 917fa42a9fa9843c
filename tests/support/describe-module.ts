import type {
  Bound,
  ClassNode,
  Decorator,
  Export,
  Expression,
  Field,
  FunctionNode,
  Import,
  Module,
  ObjectEntry,
  Parameter,
  TypeDeclaration,
  TypeReference,
  Variable,
} from '../../src/code/ir.ts';

/** A lowered module as text for a person: one construct a line, expressions as short code. */
export function describeModule(module: Module): string {
  const show = (expression: Expression) => describeExpression(expression, module);
  return [
    ...module.imports.map(describeImport),
    ...module.requires.map((specifier) => `requires ${specifier}`),
    ...(module.importsByComputedName ? ['imports by computed name'] : []),
    ...module.exports.map((it) => describeExport(it, show)),
    ...module.types.map((type) => describeType(type, show)),
    ...module.scopes.flatMap((_, index) => describeScope(module, index, show)),
    ...module.calls.map(({ place, scope }, call) => `${place.line}  call in ${scope}  ${show({ is: 'call', call })}`),
    '',
  ].join('\n');
}

type Show = (expression: Expression) => string;

function describeImport({ place, local, imported, specifier, isTypeOnly }: Import): string {
  return `${place.line}  import  ${imported} as ${local} from ${specifier}${isTypeOnly ? '  type' : ''}`;
}

function describeExport({ name, value, from, imported }: Export, show: Show): string {
  const source = from === undefined ? '' : ` from ${from}${imported === undefined ? '' : ` ${imported}`}`;
  return `export  ${name}${value ? ` = ${describeBound(value, show)}` : ''}${source}`;
}

function describeBound({ expression, scope }: Bound, show: Show): string {
  return scope === 0 ? show(expression) : `${show(expression)} in ${scope}`;
}

function describeType(type: TypeDeclaration, show: Show): string {
  const fields = Object.entries(type.fields).map(([name, text]) => `${name}: ${text}`);
  const literals = Object.entries(type.literals).map(([name, value]) => `${name} = ${show(value)}`);
  const bases = type.extends.map((base) => ` extends ${describeReference(base)}`).join('');
  return `${type.place.line}  type  ${type.name}${bases} { ${[...fields, ...literals].join('; ')} }`;
}

function describeScope(module: Module, index: number, show: Show): string[] {
  const scope = module.scopes[index];
  if (!scope) return [];
  const owner = describeOwner(module, index, show);
  const place =
    scope.parent === null ? '' : ` in ${scope.parent}${scope.declaration === undefined ? '' : ` of ${scope.declaration}`}`;
  return [
    `scope ${index}${place}${owner[0] ?? ''}`,
    ...owner.slice(1),
    ...scope.variables.map((it) => describeVariable(it, show)),
  ];
}

function describeOwner(module: Module, index: number, show: Show): string[] {
  const scope = module.scopes[index];
  const method = scope?.function === undefined ? undefined : module.functions[scope.function];
  const owner = scope?.class === undefined ? undefined : module.classes[scope.class];
  if (method) return describeFunction(method, show);
  return owner ? describeClass(owner, module, show) : [];
}

function describeFunction(node: FunctionNode, show: Show): string[] {
  const flags = [node.isStatic && 'static', node.isAbstract && 'abstract'].filter(Boolean).map((flag) => ` ${flag}`);
  const type = node.returnType ? `: ${describeReference(node.returnType)}` : '';
  const parameters = node.parameters.map((parameter) => describeParameter(parameter, show)).join(', ');
  return [
    `:${flags.join('')} ${node.kind} ${node.name ?? ''}(${parameters})${type}`,
    ...node.decorators.map((decorator) => describeDecorator(decorator, show)),
    ...node.returns.map((value) => `  returns ${describeBound(value, show)}`),
    ...Object.entries(node.outs ?? {}).flatMap(([name, values]) =>
      values.map((value) => `  leaves ${name} ${describeBound(value, show)}`),
    ),
  ];
}

function describeParameter(parameter: Parameter, show: Show): string {
  const decorators = parameter.decorators.map((decorator) => `${describeDecorator(decorator, show).trim()} `).join('');
  const type = parameter.type ? `: ${describeReference(parameter.type)}` : '';
  const fallback = parameter.default ? ` = ${show(parameter.default)}` : '';
  return `${decorators}${parameter.isField ? 'field ' : ''}${parameter.isRest ? '...' : ''}${parameter.name}${type}${fallback}`;
}

function describeClass(node: ClassNode, module: Module, show: Show): string[] {
  const parameters = node.typeParameters.length === 0 ? '' : `<${node.typeParameters.join(', ')}>`;
  const given = node.extendsArguments.length === 0 ? '' : `<${node.extendsArguments.map(describeReference).join(', ')}>`;
  const base = node.extends ? ` extends ${show(node.extends.expression)}${given}` : '';
  const interfaces = node.implements.map((type) => ` implements ${describeReference(type)}`).join('');
  const methods = node.methods.map((method) => module.functions[method]?.name ?? 'constructor');
  return [
    `:${node.isAbstract ? ' abstract' : ''} class ${node.name ?? ''}${parameters}${base}${interfaces} { ${methods.join(', ')} }`,
    ...node.decorators.map((decorator) => describeDecorator(decorator, show)),
    ...node.fields.flatMap((field) => describeField(field, show)),
  ];
}

function describeField(field: Field, show: Show): string[] {
  const flags = [field.isStatic && 'static ', field.isAbstract && 'abstract '].filter(Boolean).join('');
  const type = field.type ? `: ${describeReference(field.type)}` : '';
  const values = field.values.map((value) => ` = ${describeBound(value, show)}`).join('');
  const decorators = field.decorators.map((decorator) => describeDecorator(decorator, show));
  return [`  ${field.place.line}  ${flags}field ${field.name}${type}${values}`, ...decorators];
}

function describeDecorator({ callee, arguments: given }: Decorator, show: Show): string {
  return `  @${show(callee)}(${given.map(show).join(', ')})`;
}

function describeVariable({ name, type, values, parameter, place }: Variable, show: Show): string {
  const kind = parameter === undefined ? '' : ` (parameter ${parameter})`;
  const value = values.map((bound) => ` = ${describeBound(bound, show)}`).join('');
  return `  ${place.line}  ${name}${kind}${type ? `: ${describeReference(type)}` : ''}${value}`;
}

function describeReference({ name, arguments: given }: TypeReference): string {
  return given.length === 0 ? name : `${name}<${given.map(describeReference).join(', ')}>`;
}

function describeExpression(expression: Expression, module: Module): string {
  const show = (inner: Expression): string => describeExpression(inner, module);
  switch (expression.is) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'out':
      return `out ${expression.name} of call ${expression.call}`;
    case 'concat':
      return `(${expression.parts.map(show).join(' + ')})`;
    case 'name':
      return expression.name;
    case 'member':
      return `${show(expression.of)}.${expression.name}`;
    case 'index':
      return `${show(expression.of)}[${show(expression.key)}]`;
    case 'call':
      return describeCall(expression.call, module, show);
    case 'object':
      return expression.entries.length === 0 ? '{}' : `{ ${expression.entries.map((it) => describeEntry(it, show)).join(', ')} }`;
    case 'list':
      return `[${expression.items.map(show).join(', ')}]`;
    case 'choice':
      return `(${expression.options.map(show).join(' | ')})`;
    case 'fallback':
      return `(${show(expression.first)} ?? ${show(expression.second)})`;
    case 'test':
      return describeTest(expression, show);
    case 'function':
      return `function@${module.functions[expression.function]?.scope}`;
    case 'class':
      return `class@${module.scopes.findIndex((scope) => scope.class === expression.class)}`;
    case 'spread':
      return `...${show(expression.of)}`;
    case 'keyword':
      return `${expression.name}=${show(expression.of)}`;
    case 'module':
      return `module(${show(expression.specifier)})`;
    case 'unknown':
      return `?${expression.why}?`;
    case 'this':
    case 'super':
      return expression.is;
  }
}

function describeTest({ of, equals, isNegated }: Extract<Expression, { is: 'test' }>, show: Show): string {
  if (!equals) return `${isNegated ? '!' : ''}${show(of)}`;
  return `(${show(of)} ${isNegated ? '!=' : '=='} ${show(equals)})`;
}

function describeCall(index: number, module: Module, show: Show): string {
  const call = module.calls[index];
  if (!call) return '?no such call?';
  const types = call.typeArguments.length === 0 ? '' : `<${call.typeArguments.map(describeReference).join(', ')}>`;
  return `${call.isNew ? 'new ' : ''}${show(call.callee)}${types}(${call.arguments.map(show).join(', ')})`;
}

function describeEntry(entry: ObjectEntry, show: Show): string {
  if ('spread' in entry) return `...${show(entry.spread)}`;
  return 'key' in entry ? `${entry.key}: ${show(entry.value)}` : `[${show(entry.computed)}]: ${show(entry.value)}`;
}
