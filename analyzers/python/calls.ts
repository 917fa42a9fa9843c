import type { Expression } from '../../src/code/ir.ts';
import { NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { addByCall, emptyCollection } from './added.ts';
import { constantText } from './constants.ts';
import { placeAround, readOfPath } from './file-paths.ts';
import { configRead } from './flask-config.ts';
import { handedCall } from './handed-calls.ts';
import { keywordObject } from './keyword-objects.ts';
import type { At, Lowering } from './lowering.ts';
import { partialFunction } from './partial.ts';
import { providedObject } from './providers.ts';
import { formatMap, validated } from './same-calls.ts';
import { plainText } from './strings.ts';
import { declareOption } from './tornado-options.ts';

/** A call with its arguments; what is passed by name stays so. */
export function lowerCall(node: Node, at: At, lowering: Lowering): Expression {
  const callee = node.childForFieldName('function');
  const given = node.childForFieldName('arguments');
  if (!callee) return NOTHING;
  const same = formatMap(callee, given, at, lowering) ?? validated(callee, given, at, lowering);
  if (same) return recordCall(node, ...same, at, lowering);
  const view =
    computedModule(callee, given, at, lowering) ??
    viewClass(callee, given, at, lowering) ??
    configCall(callee, given, at, lowering) ??
    placeAround(node, lowering) ??
    readOfPath(callee, node, at, lowering) ??
    attributeCall(callee, given, at, lowering) ??
    partialFunction(node, { callee, given, at, lowering }, lowerArguments) ??
    providedObject(node, { callee, given, at, lowering }, lowerArguments) ??
    keywordObject(callee, given, at, lowering);
  if (view) return view;
  const name = lastName(callee);
  const handed = handedCall(node, name, { given, at, lowering }, lowerArguments);
  if (handed?.result) return handed.result;
  const setting = attributeSet(callee, given, at, lowering);
  if (setting) return recordCall(node, callee, ...setting, at, lowering);
  const lowered = lowerCallee(callee, at, lowering);
  const args = [
    ...(handed?.args ?? (given ? lowerArguments(given, name, at, lowering) : [])),
    ...calledByName(callee, at, lowering),
  ];
  if ((name === 'update' || name === 'from_mapping') && IS_CONFIG.test(callee.childForFieldName('object')?.text ?? ''))
    setConfig(args, node, at, lowering);
  if (name === 'define') declareOption(callee, given, at, lowering);
  const empty = emptyCollection(name, args);
  if (empty) return empty;
  addByCall(lowered, args, at, lowering);
  return recordCall(node, callee, lowered, baseCallArguments(callee, lowered, args), at, lowering);
}

function recordCall(
  node: Node,
  callee: Node,
  lowered: Expression,
  args: readonly Expression[],
  at: At,
  lowering: Lowering,
): Expression {
  return lowering.draft.call({
    callee: lowered,
    arguments: args,
    isNew: /^[A-Z]/.test(lastName(callee)),
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(callee.childForFieldName('attribute') ?? node),
  });
}

/** The last name of what is called. */
export function lastName(callee: Node): string {
  return callee.type === 'attribute' ? (callee.childForFieldName('attribute')?.text ?? '') : callee.text;
}

/** Frameworks make a function of a class by `as_view()`; the class is what answers. */
function viewClass(callee: Node, given: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const object = callee.childForFieldName('object');
  if (!object || lastName(callee) !== 'as_view') return undefined;
  const view = lowering.expression(object, at);
  const actions = given?.type === 'argument_list' ? partsOf(given)[0] : undefined;
  if (actions?.type !== 'dictionary') return view;
  // https://www.django-rest-framework.org/api-guide/viewsets/#viewset-actions
  const verbs = partsOf(actions).flatMap((pair) => plainText(pair.childForFieldName('key'))?.toUpperCase() ?? []);
  const items = verbs.map((value): Expression => ({ is: 'literal', value }));
  return lowering.draft.call({
    callee: spelled('asbuilt.views', 'mapped'),
    arguments: [{ is: 'list', items }, view],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(callee),
  });
}

/** `getattr(session, method)`: the member itself where its name is written there. */
function attributeCall(callee: Node, given: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const [object, name] = callee.type === 'identifier' && callee.text === 'getattr' && given ? partsOf(given) : [];
  if (!object || !name) return undefined;
  // Which stub it is only the name's beginning tells, that it is one the ending: `getattr(module, f"{name}Stub")(channel)`.
  if (/^f['"].*\}Stub['"]$/.test(name.text)) return spelled('asbuilt.grpc', 'computedStub');
  return { is: 'member', of: lowering.expression(object, at), name: plainText(name) ?? '__getattr__' };
}

/** `getattr(session, method)(url)` says by the name of the member what is called. */
function calledByName(callee: Node, at: At, lowering: Lowering): readonly Expression[] {
  const [getter, given] = [callee.childForFieldName('function'), callee.childForFieldName('arguments')];
  const [, name] = getter?.text === 'getattr' && given ? partsOf(given) : [];
  if (!name || plainText(name) !== undefined) return [];
  return [{ is: 'keyword', name: '__name__', of: lowering.expression(name, at) }];
}

/** `setattr(cls, "topic", name)` sets the member as `cls.topic = name` does: https://docs.python.org/3/library/functions.html#setattr */
function attributeSet(
  callee: Node,
  given: Node | null,
  at: At,
  lowering: Lowering,
): readonly [Expression, readonly Expression[]] | undefined {
  const [object, name, value] = callee.type === 'identifier' && callee.text === 'setattr' && given ? partsOf(given) : [];
  const text = name && plainText(name);
  if (!object || text === undefined || !value) return undefined;
  return [{ is: 'member', of: lowering.expression(object, at), name: `${text}=` }, [lowering.expression(value, at)]];
}

/**
 * `import_module("shop.routers.orders")`, `import_module(f"shop.routers.{name}")` is the module of that name; packages of plugins are named from outside.
 * https://docs.python.org/3/library/importlib.html#importlib.import_module
 */
function computedModule(callee: Node, given: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const [name, ...more] = lastName(callee) === 'import_module' && given ? partsOf(given) : [];
  if (!name || more.length > 0) return undefined;
  const text = plainText(name);
  if (text !== undefined) return NAME.test(text) ? moduleByName(text, lowering) : undefined;
  const specifier = lowering.expression(name, at);
  const [first] = specifier.is === 'concat' ? specifier.parts : [];
  if (first?.is !== 'literal' || !/^[A-Za-z_]\w*\./.test(String(first.value))) return undefined;
  lowering.draft.computedImports.push({ expression: specifier, scope: at.scope });
  return { is: 'module', specifier };
}

/** `app.config.get('STOCK_URL', '/stock')` reads the same as `app.config['STOCK_URL']`, with a default as any dictionary's. */
function configCall(callee: Node, given: Node | null, at: At, lowering: Lowering): Expression | undefined {
  const isConfig = lastName(callee) === 'get' && IS_CONFIG.test(callee.childForFieldName('object')?.text ?? '');
  const [name, fallback] = isConfig && given ? partsOf(given) : [];
  const key = name && plainText(name);
  if (key === undefined || !/^[A-Z][A-Z0-9_]*$/.test(key)) return undefined;
  const first = configRead(`@config.${key}`, lowering.draft);
  return fallback ? { is: 'fallback', first, second: lowering.expression(fallback, at) } : first;
}

const IS_CONFIG = /(^|\.)(app|current_app|application)\.config$/;

function setConfig(args: readonly Expression[], node: Node, at: At, lowering: Lowering): void {
  for (const each of args)
    if (each.is === 'keyword' && /^[A-Z][A-Z0-9_]*$/.test(each.name)) {
      const values = [{ expression: each.of, scope: at.scope }];
      lowering.draft.declare(0, { name: `@config.${each.name}`, values, place: lowering.place(node) });
    }
}

/** `super().__init__(…)` and `Base.__init__(self, …)` are what other languages call `super(…)`. */
function lowerCallee(callee: Node, at: At, lowering: Lowering): Expression {
  const lowered = lowering.expression(bridged(callee) ?? callee, at);
  const isInit = lowered.is === 'member' && lowered.name === '__init__' && at.self !== undefined;
  return isInit ? { is: 'super' } : lowered;
}

/** `async_to_sync(send)(order)` calls `send(order)`: https://github.com/django/asgiref#function-wrappers */
function bridged(callee: Node): Node | undefined {
  const outer = callee.type === 'call' ? callee.childForFieldName('function') : undefined;
  const given = callee.childForFieldName('arguments');
  return outer && given && /^(async_to_sync|sync_to_async)$/.test(lastName(outer)) ? partsOf(given)[0] : undefined;
}

function baseCallArguments(callee: Node, lowered: Expression, args: readonly Expression[]): readonly Expression[] {
  const isByClass = lowered.is === 'super' && callee.childForFieldName('object')?.type !== 'call';
  return isByClass && args[0]?.is === 'this' ? args.slice(1) : args;
}

/** Arguments in order; `**options` and `name=value` by name. */
export function lowerArguments(node: Node, name: string, at: At, lowering: Lowering): readonly Expression[] {
  const parts = node.type === 'argument_list' ? partsOf(node) : [node];
  return parts.map((part): Expression => {
    if (part.type === 'keyword_argument') {
      const value = part.childForFieldName('value');
      const of = value ? lowerArgument(value, name, at, lowering) : NOTHING;
      return { is: 'keyword', name: part.childForFieldName('name')?.text ?? '', of };
    }
    if (part.type === 'dictionary_splat') {
      const [inner] = partsOf(part);
      return { is: 'keyword', name: '**', of: inner ? lowering.expression(inner, at) : NOTHING };
    }
    return lowerArgument(part, name, at, lowering);
  });
}

/** Calls that take a module, or something in it, by its dotted name. */
const TAKES_MODULE = new Set(['include', 'from_object', 'config_from_object', 'import_module', 'import_string', 'route_include']);

const NAME = /^[A-Za-z_][\w.]*$/;
/** Beside a path: https://django-ninja.dev/guide/routers/ */
const NAME_IN_MODULE = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

function lowerArgument(given: Node, callee: string, at: At, lowering: Lowering): Expression {
  // `include((module, 'namespace'))`: https://docs.djangoproject.com/en/stable/ref/urls/#include
  const node = callee === 'include' && given.type === 'tuple' ? (partsOf(given)[0] ?? given) : given;
  const names = TAKES_MODULE.has(callee) ? NAME : callee === 'add_router' ? NAME_IN_MODULE : undefined;
  const value = lowering.expression(node, at);
  const text = names && constantText(value, lowering.draft);
  return text !== undefined && names?.test(text) ? moduleByName(text, lowering) : value;
}

/** `orders.urls`: the module `orders.urls`, or what `orders` has under that name. */
function moduleByName(name: string, lowering: Lowering): Expression {
  const cut = name.lastIndexOf('.');
  lowering.draft.requires.add(name);
  const specifier = { is: 'literal', value: cut < 0 ? name : name.slice(0, cut) } as const;
  if (cut < 0) return { is: 'module', specifier };
  lowering.draft.requires.add(specifier.value);
  return { is: 'member', of: { is: 'module', specifier }, name: name.slice(cut + 1) };
}
