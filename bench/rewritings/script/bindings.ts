import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { isInType, usesOf } from './names.ts';
import { hasModifiers, inScripts, insert, isFunction, nodesIn, onlyVariable, replace, ts } from './script.ts';

export const BINDINGS: readonly Rewriting[] = [
  inScripts('late-assignment', 'const a = b; becomes let a; a = b;', lateAssignments),
  inScripts('object-frozen', 'const A = {} becomes const A = Object.freeze({})', frozenObjects),
  inScripts('object-to-enum', "const A = { B: 'b' } becomes enum A { B = 'b' }", objectsToEnums),
  inScripts('enum-to-object', "enum A { B = 'b' } becomes const A = { B: 'b' }", enumsToObjects),
  inScripts('options-to-const', 'call({ a }) becomes const options = { a }; call(options)', optionsToConstants),
];

function lateAssignments(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    const variable = onlyVariable(node);
    if (!variable?.initializer) return [];
    const name = variable.name.getText();
    const type = variable.type ? `: ${variable.type.getText()}` : '';
    return [{ start: node.getStart(), end: variable.initializer.getStart(), text: `let ${name}${type};\n${name} = ` }];
  });
}

/** Constants at the top of a file whose members are only read. */
function readOnlyObjects(file: ts.SourceFile): readonly (ts.VariableDeclaration & { readonly name: ts.Identifier })[] {
  return file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) =>
    declarationList.declarations.filter((variable): variable is ts.VariableDeclaration & { readonly name: ts.Identifier } => {
      if (!ts.isIdentifier(variable.name) || !(declarationList.flags & ts.NodeFlags.Const)) return false;
      return usesOf(file, variable.name.text).every((use) => use === variable.name || isMemberRead(use));
    }),
  );
}

function isMemberRead(use: ts.Identifier): boolean {
  const member = use.parent;
  if (!ts.isPropertyAccessExpression(member) || member.expression !== use) return false;
  const { parent } = member;
  if (ts.isBinaryExpression(parent) && parent.left === member) return !parent.operatorToken.getText().endsWith('=');
  return !ts.isDeleteExpression(parent) && !ts.isPropertyAccessExpression(parent) && !ts.isElementAccessExpression(parent);
}

function frozenObjects(file: ts.SourceFile): readonly Edit[] {
  return readOnlyObjects(file).flatMap(({ initializer }): readonly Edit[] => {
    if (!initializer || !ts.isObjectLiteralExpression(bare(initializer))) return [];
    return [insert(initializer.getStart(), 'Object.freeze('), insert(initializer.end, ')')];
  });
}

/** Without `as const`. */
function bare(expression: ts.Expression): ts.Expression {
  return ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression) ? bare(expression.expression) : expression;
}

function objectsToEnums(file: ts.SourceFile): readonly Edit[] {
  if (!/\.tsx?$/.test(file.fileName)) return [];
  return readOnlyObjects(file).flatMap((variable): readonly Edit[] => {
    const object = variable.initializer && bare(variable.initializer);
    const statement = variable.parent.parent;
    if (!object || !ts.isObjectLiteralExpression(object) || !ts.isVariableStatement(statement) || object.properties.length === 0)
      return [];
    if (statement.declarationList.declarations.length > 1 || !/^[A-Z]/.test(variable.name.text)) return [];
    const members = object.properties.map((property) =>
      ts.isPropertyAssignment(property) && ts.isIdentifier(property.name) && ts.isStringLiteral(property.initializer)
        ? `${property.name.text} = ${property.initializer.getText()}`
        : undefined,
    );
    if (members.includes(undefined)) return [];
    return [
      replace(statement, `${statement.modifiers?.length ? 'export ' : ''}enum ${variable.name.text} { ${members.join(', ')} }`),
    ];
  });
}

/** An object has no types `A.B`; it gets a type `A` of all its values. */
function enumsToObjects(file: ts.SourceFile): readonly Edit[] {
  return file.statements.filter(ts.isEnumDeclaration).flatMap((node): readonly Edit[] => {
    const isPlain = node.modifiers?.every(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? true;
    const texts = node.members.map(({ name, initializer }) =>
      initializer && ts.isStringLiteral(initializer) ? `${name.getText()}: ${initializer.getText()}` : undefined,
    );
    const isType = usesOf(file, node.name.text).some((use) => isInType(use) && ts.isQualifiedName(use.parent));
    if (!isPlain || isType || texts.length === 0 || texts.includes(undefined)) return [];
    const [name, exported] = [node.name.text, node.modifiers?.length ? 'export ' : ''];
    return [
      replace(
        node,
        `${exported}const ${name} = { ${texts.join(', ')} } as const;\n${exported}type ${name} = (typeof ${name})[keyof typeof ${name}];`,
      ),
    ];
  });
}

function optionsToConstants(file: ts.SourceFile): readonly Edit[] {
  let number = 0;
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isObjectLiteralExpression(node) || node.properties.length === 0) return [];
    if (!(ts.isCallExpression(node.parent) || ts.isNewExpression(node.parent)) || !node.parent.arguments?.includes(node))
      return [];
    const statement = statementAround(node);
    if (!statement || !isPure(node, statement)) return [];
    const name = newName(file.text, `options_${number++}_`);
    return [insert(statement.getStart(), `const ${name} = ${node.getText()};\n`), replace(node, name)];
  });
}

/** The statement of a list that does nothing before it comes to the node. */
function statementAround(node: ts.Node): ts.Statement | undefined {
  for (let around = node.parent; around; around = around.parent) {
    if (
      isFunction(around) ||
      ts.isPropertyDeclaration(around) ||
      ts.isConditionalExpression(around) ||
      ts.isIterationStatement(around, false)
    )
      return undefined;
    if (
      ts.isVariableStatement(around) ||
      ts.isExpressionStatement(around) ||
      ts.isReturnStatement(around) ||
      ts.isClassDeclaration(around)
    ) {
      const isListed = ts.isSourceFile(around.parent) || ts.isBlock(around.parent);
      return isListed && isNextTo(around) ? around : undefined;
    }
  }
  return undefined;
}

/** Comments and directives stay with what they are about. */
function isNextTo(statement: ts.Statement): boolean {
  return !ts.isClassDeclaration(statement) || !hasModifiers(statement) || statement.name !== undefined;
}

/** Whether the object is the same when it is made a little earlier. */
function isPure(object: ts.Node, statement: ts.Statement): boolean {
  const own = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : ts.isClassDeclaration(statement)
      ? [statement.name?.text]
      : [];
  const check = (node: ts.Node): boolean => {
    if (ts.isIdentifier(node) && own.includes(node.text)) return false;
    if (isFunction(node)) return true;
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isCallExpression(node) || ts.isNewExpression(node))
      return ts.isClassDeclaration(statement);
    if (ts.isDeleteExpression(node) || ts.isPostfixUnaryExpression(node)) return false;
    return ts.forEachChild(node, (part) => (check(part) ? undefined : true)) === undefined;
  };
  return check(object);
}
