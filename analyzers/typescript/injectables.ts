import { ts } from './compiler.ts';

/** What a page made with AngularJS has its injector call. https://docs.angularjs.org/guide/di#dependency-annotation */
export interface Injectable {
  /** What it is given, by position; without them, parameters go by their own names. */
  readonly names?: readonly string[];
  /** It is called with `new`. */
  readonly isMade?: boolean;
}

/** Methods of a module that take a function under a name, and those of them that call it with `new`. */
export const TAKES = /^(?:factory|service|controller|directive|filter|provider|decorator)$/;
export const MAKES = /^(?:service|controller|provider)$/;
const TAKES_ALONE = /^(?:run|config)$/;

/** Words that only files of such a page have. */
const OF_PAGE = /\bangular\s*\.\s*module\b|\$(?:inject|scope|http|resource|stateProvider|routeProvider)\b/;
const REGISTERING = /\$inject\b|\.(?:controller|directive|factory|filter|provider|service)\s*\(/;

/** The function itself or, where names are kept from being shortened, the last item of a list; behind a name, as no list of JavaScript filters. */
export function isGivenToModule(node: ts.Node, taking: RegExp): boolean {
  const { parent } = node;
  const list = parent && ts.isArrayLiteralExpression(parent) ? parent : node;
  const taker = list.parent;
  if (!taker || !ts.isCallExpression(taker) || !ts.isPropertyAccessExpression(taker.expression)) return false;
  const { text } = taker.expression.name;
  const [first, second, third] = taker.arguments;
  if (first === list) return TAKES_ALONE.test(text) && !second;
  return second === list && !third && first !== undefined && ts.isStringLiteralLike(first) && taking.test(text);
}

/** The names that a list has in front of its function, where it is one of those that AngularJS takes in place of a function. */
export function annotatedNames(
  { elements, parent }: ts.ArrayLiteralExpression,
  file: ts.SourceFile,
): readonly string[] | undefined {
  const last = elements.at(-1);
  const isFunction = last !== undefined && (ts.isFunctionExpression(last) || ts.isArrowFunction(last));
  if (!last || !(isFunction || ts.isIdentifier(last))) return undefined;
  const names = elements.slice(0, -1).flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
  if (names.length + 1 !== elements.length) return undefined;
  if (isGivenToModule(last, TAKES)) return names;
  const isMember = parent && (ts.isPropertyAssignment(parent) || ts.isBinaryExpression(parent));
  return isFunction && isMember && last.parameters.length === names.length && OF_PAGE.test(file.text) ? names : undefined;
}

const NONE: ReadonlyMap<string, Injectable> = new Map();
const known = new WeakMap<ts.SourceFile, ReadonlyMap<string, Injectable>>();

/** What a file registers by the name of a function or class: `.service('orders', Orders)`, `Orders.$inject = ['$http']`. */
export function injectableCalled(name: string, file: ts.SourceFile): Injectable | undefined {
  const found = known.get(file) ?? (REGISTERING.test(file.text) && OF_PAGE.test(file.text) ? injectablesIn(file) : NONE);
  known.set(file, found);
  return found.get(name);
}

function injectablesIn(file: ts.SourceFile): ReadonlyMap<string, Injectable> {
  const found = new Map<string, Injectable>();
  const visit = (node: ts.Node): void => {
    const [name, more] =
      (ts.isIdentifier(node) && givenByName(node, file)) || (ts.isBinaryExpression(node) && listedFor(node)) || [];
    if (name !== undefined) found.set(name, { ...found.get(name), ...more });
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

function givenByName(node: ts.Identifier, file: ts.SourceFile): readonly [string, Injectable] | undefined {
  if (!isGivenToModule(node, TAKES)) return undefined;
  const names = ts.isArrayLiteralExpression(node.parent) ? annotatedNames(node.parent, file) : undefined;
  return [node.text, { ...(names ? { names } : {}), isMade: isGivenToModule(node, MAKES) }];
}

/** `Orders.$inject = ['$http']` */
function listedFor({ left, right }: ts.BinaryExpression): readonly [string, Injectable] | undefined {
  const isIt = ts.isPropertyAccessExpression(left) && left.name.text === '$inject' && ts.isIdentifier(left.expression);
  if (!isIt || !ts.isArrayLiteralExpression(right)) return undefined;
  const names = right.elements.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
  return [left.expression.getText(), { names }];
}
