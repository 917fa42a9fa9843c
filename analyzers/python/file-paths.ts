import type { Expression } from '../../src/code/ir.ts';
import { partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { plainText } from './strings.ts';

/** `Path(__file__).resolve().parent`, `Path(__file__).parents[1]`. https://docs.python.org/3/library/pathlib.html */
const FROM_HERE = /^(?:pathlib\.)?Path\(__file__\)((?:\.(?:resolve|absolute)\(\)|\.parents?\b|\[\d\])*)$/;
const LONGEST = 120;

/** The folder around the file itself, as a path whose root is the repository's. */
export function placeAround(node: Node, lowering: Lowering): Expression | undefined {
  const steps = node.endIndex - node.startIndex > LONGEST ? undefined : FROM_HERE.exec(node.text)?.[1];
  if (steps === undefined || steps.endsWith('.parents')) return undefined;
  const up = [...steps.matchAll(/\.parents\[(\d)\]|\.parent\b/g)].reduce((sum, [, at]) => sum + Number(at ?? 0) + 1, 0);
  const parts = lowering.draft.path.split('/');
  return { is: 'literal', value: `/${parts.slice(0, Math.max(parts.length - up, 0)).join('/')}` };
}

/** `(here / 'shop.yaml').read_text()` reads the file of that path. */
export function readOfPath(callee: Node, node: Node, at: At, lowering: Lowering): Expression | undefined {
  const object = callee.type === 'attribute' ? callee.childForFieldName('object') : null;
  const name = callee.childForFieldName('attribute')?.text ?? '';
  const isReading = /^read_(?:text|bytes)$/.test(name) || (name === 'open' && isOpenedPath(object, node));
  if (!object || !isReading) return undefined;
  return lowering.draft.call({
    callee: spelled('pathlib', 'opened'),
    arguments: [lowering.expression(object, at)],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}

/** `(here / 'shop.yaml').open()`, `SETTINGS.open('rb')`: what is opened by no name is a path. https://docs.python.org/3/library/pathlib.html#pathlib.Path.open */
function isOpenedPath(object: Node | null, node: Node): boolean {
  if (object?.type === 'parenthesized_expression') return true;
  const given = node.childForFieldName('arguments');
  const [mode, ...others] = given?.type === 'argument_list' ? partsOf(given) : [];
  const isMode = !mode || mode.type === 'keyword_argument' || /^[rbtU]{1,3}$/.test(plainText(mode) ?? '');
  return isMode && others.every(({ type }) => type === 'keyword_argument');
}

const IS_PATH = /(?:^|_)(?:dir|path|root|folder|home)$/i;
const MAKES_PATH = /^(?:Path|PurePath|PosixPath|URL|furl)$/;
const MOST_ASKED = 100;

/** Whether `/` puts a path together here: what stands left of it is a path by what it was given, its type or its name. */
export function isPath(expression: Expression, at: At, lowering: Lowering, asked = new Set<object>()): boolean {
  if (expression.is === 'literal') return typeof expression.value === 'string';
  if (expression.is === 'concat') return true;
  if (expression.is === 'member') return IS_PATH.test(expression.name);
  if (expression.is === 'call') return MAKES_PATH.test(lastNameOf(lowering.draft.calls[expression.call]?.callee));
  if (expression.is !== 'name') return false;
  const known = lowering.draft.find(at.scope, expression.name);
  if (!known) return IS_PATH.test(expression.name);
  if (asked.has(known) || asked.size > MOST_ASKED) return false;
  asked.add(known);
  return MAKES_PATH.test(known.type?.name ?? '') || known.values.some((each) => isPath(each.expression, at, lowering, asked));
}

function lastNameOf(callee: Expression | undefined): string {
  return callee?.is === 'name' || callee?.is === 'member' ? callee.name : '';
}
