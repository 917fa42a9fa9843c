import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { allOrNone, declaredNames, isInType, renamed, usesOf } from './names.ts';
import { hasModifiers, inScripts, isFunction, nodesIn, replace, ts } from './script.ts';

export const PARAMETERS: readonly Rewriting[] = [
  inScripts('parameter-whole', '({ a }) => a becomes (given) => given.a', wholeParameters),
  inScripts('parameter-in-parts', '(given) => given.a becomes ({ a }) => a', parametersInParts),
];

function wholeParameters(file: ts.SourceFile): readonly Edit[] {
  const declared = declaredNames(file);
  return parametersOf(file).flatMap((parameter, at): readonly Edit[] => {
    if (!ts.isObjectBindingPattern(parameter.name) || parameter.initializer) return [];
    const whole = newName(file.text, `given_${at}_`);
    const edits = parameter.name.elements.map((element): readonly Edit[] | undefined => {
      const { name, propertyName, initializer, dotDotDotToken } = element;
      const key = propertyName ?? name;
      if (!ts.isIdentifier(name) || initializer || dotDotDotToken || !ts.isIdentifier(key)) return undefined;
      if ((declared.get(name.text)?.length ?? 0) > 1) return undefined;
      return usesIn(file, name.text, parameter)?.flatMap((use) => {
        const edit = isAssigned(use) ? undefined : renamed(use, `${whole}.${key.text}`);
        return edit ? [edit] : [];
      });
    });
    return edits.every((each) => each !== undefined) ? [replace(parameter.name, whole), ...edits.flat()] : [];
  });
}

function parametersInParts(file: ts.SourceFile): readonly Edit[] {
  const declared = declaredNames(file);
  return parametersOf(file).flatMap((parameter): readonly Edit[] => {
    if (!ts.isIdentifier(parameter.name) || declared.get(parameter.name.text)?.length !== 1 || isOverriding(parameter.parent))
      return [];
    const uses = usesIn(file, parameter.name.text, parameter);
    if (!uses || uses.length === 0) return [];
    const keys = new Set<string>();
    const edits = allOrNone(
      uses.map(({ parent }) => {
        if (
          !ts.isPropertyAccessExpression(parent) ||
          parent.questionDotToken ||
          isAssigned(parent) ||
          !ts.isIdentifier(parent.name)
        )
          return undefined;
        // A method asks for its object.
        if (ts.isCallExpression(parent.parent) && parent.parent.expression === parent) return undefined;
        keys.add(parent.name.text);
        return replace(parent, parent.name.text);
      }),
    );
    const isFree = [...keys].every((key) => usesOf(file, key).length === 0 && !/^(default|class|function|new|delete)$/.test(key));
    const isAlone = ts.isArrowFunction(parameter.parent) && !/^\(|^async\s*\(/.test(parameter.parent.getText());
    const written = `{ ${[...keys].join(', ')} }`;
    return isFree && edits.length > 0 ? [replace(parameter.name, isAlone ? `(${written})` : written), ...edits] : [];
  });
}

function parametersOf(file: ts.SourceFile): readonly ts.ParameterDeclaration[] {
  return [...nodesIn(file)].filter(
    (node): node is ts.ParameterDeclaration =>
      ts.isParameter(node) &&
      isFunction(node.parent) &&
      node.parent.body !== undefined &&
      !hasModifiers(node) &&
      !node.dotDotDotToken &&
      !ts.isConstructorDeclaration(node.parent) &&
      !node.questionToken &&
      !ts.getDecorators(node)?.length &&
      !node.initializer,
  );
}

/** What the function says of one of its names beside its declaration; `undefined` where only a type says it. */
function usesIn(file: ts.SourceFile, name: string, parameter: ts.ParameterDeclaration): readonly ts.Identifier[] | undefined {
  const uses = usesOf(file, name).filter((use) => use.pos < parameter.pos || use.pos >= parameter.end);
  const isInside = uses.every((use) => use.pos >= parameter.parent.pos && use.end <= parameter.parent.end && !isInType(use));
  return isInside ? uses : undefined;
}

function isAssigned(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent)) return parent.left === node && /(?<![=!<>])=$/.test(parent.operatorToken.getText());
  return ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent) || ts.isDeleteExpression(parent);
}

/** Methods that callers of a library's type call with `null` too cannot be told from others: only those of plain objects and functions are rewritten. */
function isOverriding(around: ts.Node): boolean {
  return ts.isMethodDeclaration(around) && ts.isClassLike(around.parent);
}
