import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { argumentNodes, lowerArguments } from './arguments.ts';
import { addClass } from './classes.ts';
import { isAlwaysGet } from './curl-methods.ts';
import { INCLUDED } from './included-variables.ts';
import { configRead } from './laravel-config.ts';
import { noteSent, noteStaticCall } from './laravel-jobs.ts';
import { includeRoutes, lowerRoutes } from './laravel-routes.ts';
import { type At, type Lowering, propertyName } from './lowering.ts';
import { nameOf } from './names.ts';
import { plainText } from './texts.ts';

function argumentsOf(node: Node, at: At, lowering: Lowering): readonly Expression[] {
  const list = node.childForFieldName('arguments') ?? partsOf(node).find(({ type }) => type === 'arguments');
  return list ? lowerArguments(list, at, lowering) : [];
}

/** `strlen($x)`, `\App\price()`, `$handler()`. */
export function lowerFunctionCall(node: Node, at: At, lowering: Lowering): Expression {
  const callee = node.childForFieldName('function');
  if (!callee) return NOTHING;
  const name = callee.text.replace(/^\\/, '');
  const special = own(SPECIAL, name)?.(node, at, lowering);
  if (special) return special;
  if (name === 'dispatch' || name === 'event') noteSent(node, name, at, lowering);
  const isName = callee.type === 'name' || callee.type === 'qualified_name';
  const of: Expression = isName
    ? callee.text.lastIndexOf('\\') > 0
      ? nameOf(callee, at, lowering)
      : { is: 'name', name }
    : lowering.expression(callee, at);
  return lowering.call(node, at, { callee: of, arguments: argumentsOf(node, at, lowering) });
}

/** Functions whose meaning is in how they are written. */
const SPECIAL: Readonly<Record<string, (node: Node, at: At, lowering: Lowering) => Expression | undefined>> = {
  define: lowerDefine,
  config: configRead,
  curl_setopt: lowerOption,
  file_get_contents: lowerFile,
  fopen: lowerFile,
};

/** `define('BASE', 'http://…')` is a constant of the whole program. */
function lowerDefine(node: Node, at: At, lowering: Lowering): Expression {
  const [name, value] = argumentNodes(node);
  const text = plainText(name);
  const expression = value ? lowering.expression(value, at) : NOTHING;
  if (text !== undefined) {
    lowering.draft.declare(0, { name: text, values: [{ expression, scope: at.scope }], place: lowering.place(node) });
  }
  return expression;
}

/** `curl_setopt($handle, CURLOPT_URL, $url)`: what the option's name says is what the call does. */
function lowerOption(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const [, option] = argumentNodes(node);
  if (option?.type !== 'name') return undefined;
  const isGet = option.text === 'CURLOPT_URL' && isAlwaysGet(node, lowering);
  const name = isGet ? `${option.text} GET` : option.text;
  const callee: Expression = { is: 'member', of: { is: 'name', name: 'curl_setopt' }, name };
  return lowering.call(node, at, { callee, arguments: argumentsOf(node, at, lowering) });
}

/** A file that is read is asked for over the network where its name is a URL: https://www.php.net/manual/en/wrappers.http.php */
function lowerFile(node: Node, at: At, lowering: Lowering): Expression {
  const [file, ...others] = argumentsOf(node, at, lowering);
  if (!file || !isAddress(file, argumentNodes(node)[0]?.text ?? '', at, lowering))
    return { is: 'unknown', why: 'the content of a file' };
  return lowering.call(node, at, { callee: spelled('asbuilt.php', 'read'), arguments: [file, ...others] });
}

const LOOKS_LIKE_ADDRESS = /https?:\/\/|ur[il]|endpoint|(^|_)api/i;

function isAddress(file: Expression, text: string, at: At, lowering: Lowering): boolean {
  switch (file.is) {
    case 'literal':
      return /^https?:\/\//.test(String(file.value));
    case 'concat': {
      const [head] = file.parts;
      return head !== undefined && isAddress(head, text, at, lowering);
    }
    case 'name': {
      const values = lowering.draft.find(at.scope, file.name)?.values ?? [];
      return values.length > 0
        ? values.some(({ expression }) => isAddress(expression, file.name, at, lowering))
        : LOOKS_LIKE_ADDRESS.test(text);
    }
    case 'member':
    case 'call':
    case 'fallback':
      return LOOKS_LIKE_ADDRESS.test(text);
    default:
      return false;
  }
}

/** `$client->get(…)`, `$client?->get(…)`. */
export function lowerMethodCall(node: Node, at: At, lowering: Lowering): Expression {
  const routes = lowerRoutes(node, at, lowering);
  if (routes) return routes;
  const [object, name] = [node.childForFieldName('object'), node.childForFieldName('name')];
  if (!object || !name) return NOTHING;
  if (object.text === '$this' || object.text === '$schedule') noteSent(node, name.text, at, lowering);
  const of = lowering.expression(object, at);
  const callee: Expression =
    name.type === 'name' ? { is: 'member', of, name: name.text } : { is: 'index', of, key: lowering.expression(name, at) };
  return lowering.call(name, at, { callee, arguments: argumentsOf(node, at, lowering) });
}

/** `Http::get(…)`, `self::make()`, `parent::__construct(…)`. */
export function lowerStaticCall(node: Node, at: At, lowering: Lowering): Expression {
  const routes = lowerRoutes(node, at, lowering) ?? facadeOfConfig(node, at, lowering);
  if (routes) return routes;
  const [scope, name] = [node.childForFieldName('scope'), node.childForFieldName('name')];
  if (!scope || !name) return NOTHING;
  noteStaticCall(node, at, lowering);
  const of = scopeOf(scope, at, lowering);
  const isParent = of.is === 'super' && name.text === '__construct';
  const callee: Expression = isParent ? of : { is: 'member', of, name: name.text };
  return lowering.call(name, at, { callee, arguments: argumentsOf(node, at, lowering) });
}

function scopeOf(scope: Node, at: At, lowering: Lowering): Expression {
  return /name$|^relative_scope$/.test(scope.type) && scope.type !== 'variable_name'
    ? nameOf(scope, at, lowering)
    : lowering.expression(scope, at);
}

/** `Config::get('services.stock.url')` is `config('services.stock.url')`. */
function facadeOfConfig(node: Node, at: At, lowering: Lowering): Expression | undefined {
  const isConfig = node.childForFieldName('scope')?.text === 'Config' && node.childForFieldName('name')?.text === 'get';
  return isConfig ? configRead(node, at, lowering) : undefined;
}

/** `new Client([…])`, `new class extends Handler {…}`. */
export function lowerCreation(node: Node, at: At, lowering: Lowering): Expression {
  const [made] = partsOf(node);
  if (!made) return NOTHING;
  if (made.type === 'anonymous_class') return { is: 'class', class: addClass(made, at, lowering) };
  const callee = scopeOf(made, at, lowering);
  const isSelf = callee.is === 'this' && at.class !== undefined;
  const of: Expression = isSelf && at.class !== undefined ? { is: 'class', class: at.class } : callee;
  return lowering.call(node, at, { callee: of, arguments: argumentsOf(node, at, lowering), isNew: true });
}

/** `Orders::URL`, `self::$url`, `Client::class`. */
export function lowerStaticMember(node: Node, at: At, lowering: Lowering): Expression {
  const [scope, name] = partsOf(node);
  if (!scope || !name) return NOTHING;
  const of = scopeOf(scope, at, lowering);
  if (name.text === 'class') return of;
  const isProperty = name.text.startsWith('$');
  const plain = name.text.replace(/^\$/, '');
  return { is: 'member', of, name: isProperty ? propertyName(plain, at) : plain };
}

/** `require __DIR__ . '/services.php'`: what that file returns. */
export function lowerInclude(node: Node, at: At, lowering: Lowering): Expression {
  const [file] = partsOf(node);
  if (!file) return literalOf(null);
  const included = { is: 'module', specifier: lowering.expression(file, at) } as const;
  includeRoutes(node, included.specifier, at, lowering);
  lowering.call(node, at, { callee: INCLUDED, arguments: [included] });
  return included;
}
