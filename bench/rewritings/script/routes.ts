import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { functionAround, inScripts, nodesIn, replace, ts, usesReceiver } from './script.ts';

export const ROUTES: readonly Rewriting[] = [
  inScripts('routes-chained', "app.get('/a', f) of Express becomes app.route('/a').get(f)", chained),
  inScripts('routers-in-a-list', "app.use('/a', b) becomes a loop over a list with one row", listed),
  inScripts('methods-to-arrows', 'm() {} of a class becomes m = () => {}', methodsToArrows),
];

const METHOD = /^(get|post|put|patch|delete)$/;

/** Calls of what Express makes, as whole statements. */
function callsOf(file: ts.SourceFile, methods: RegExp): readonly (readonly [ts.CallExpression, string, string])[] {
  if (!/\bfrom ['"]express['"]|require\(['"]express['"]\)/.test(file.text)) return [];
  return [...nodesIn(file)].flatMap((node): readonly (readonly [ts.CallExpression, string, string])[] => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression: of, name } = node.expression;
    const isOfExpress = ts.isIdentifier(of) && isMade(file, of.text);
    return isOfExpress && methods.test(name.text) && ts.isExpressionStatement(node.parent) ? [[node, of.text, name.text]] : [];
  });
}

function isMade(file: ts.SourceFile, name: string): boolean {
  return new RegExp(`(?:const|let|var)\\s+${name}(?:\\s*:\\s*[\\w.]+)?\\s*=\\s*(?:express\\(|(?:express\\.)?Router\\()`).test(
    file.text,
  );
}

function chained(file: ts.SourceFile): readonly Edit[] {
  return callsOf(file, METHOD).flatMap(([node, of, method]) => {
    const [path, ...handlers] = node.arguments;
    if (!path || handlers.length === 0 || handlers.some(ts.isSpreadElement)) return [];
    const given = handlers.map((each) => each.getText()).join(', ');
    return [replace(node, `${of}.route(${path.getText()}).${method}(${given})`)];
  });
}

function listed(file: ts.SourceFile): readonly Edit[] {
  return callsOf(file, /^use$/).flatMap(([node, of], at): readonly Edit[] => {
    const [path, router, ...others] = node.arguments;
    if (!path || !router || others.length > 0 || !ts.isIdentifier(router) || functionAround(node)) return [];
    const [one, two] = [newName(file.text, `path_${at}_`), newName(file.text, `router_${at}_`)];
    const type = /\.tsx?$/.test(file.fileName) ? ' as const' : '';
    return [
      replace(node, `;([[${path.getText()}, ${router.text}]]${type}).forEach(([${one}, ${two}]) => ${of}.use(${one}, ${two}))`),
    ];
  });
}

/** Of classes that nobody extends and that extend nothing; a field is there before the constructor runs. */
function methodsToArrows(file: ts.SourceFile): readonly Edit[] {
  return [...nodesIn(file)].flatMap((node): readonly Edit[] => {
    if (!ts.isClassDeclaration(node) || node.heritageClauses?.length || !node.name || ts.getDecorators(node)?.length) return [];
    if (new RegExp(`extends\\s+${node.name.text}\\b|${node.name.text}\\.prototype`).test(file.text)) return [];
    const methods = node.members.filter(ts.isMethodDeclaration);
    const isPlain = methods.every(
      (each) =>
        each.body &&
        !each.asteriskToken &&
        !each.typeParameters &&
        !ts.getDecorators(each)?.length &&
        each.parameters.every((parameter) => !ts.getDecorators(parameter)?.length) &&
        ts.isIdentifier(each.name) &&
        !/\barguments\b|\bsuper\b/.test(each.getText()),
    );
    return isPlain && new Set(methods.map(({ name }) => name.getText())).size === methods.length ? methods.flatMap(arrowOf) : [];
  });
}

function arrowOf(method: ts.MethodDeclaration): readonly Edit[] {
  const words = (ts.getModifiers(method) ?? []).map((each) => each.getText());
  if (words.some((word) => /^(abstract|override)$/.test(word)) || !method.body || usesReceiver(method.name)) return [];
  const before = words
    .filter((word) => word !== 'async')
    .map((word) => `${word} `)
    .join('');
  const parameters = method.parameters.map((each) => each.getText()).join(', ');
  const answer = method.type ? `: ${method.type.getText()}` : '';
  return [
    replace(
      method,
      `${before}${method.name.getText()} = ${words.includes('async') ? 'async ' : ''}(${parameters})${answer} => ${method.body.getText()};`,
    ),
  ];
}
