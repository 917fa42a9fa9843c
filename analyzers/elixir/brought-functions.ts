import type { Expression } from '../../src/code/ir.ts';
import { plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { addMethod, giveBack } from './functions.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { fullName, moduleNamed } from './names.ts';
import { argumentsOf, bareName, keywordOf, plainText } from './nodes.ts';
import { BASE, OBAN, TESLA } from './spellings.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'].flatMap((verb) => [verb, `${verb}!`]);

/** Functions that a module has of what it uses. */
const BROUGHT: Readonly<Record<string, readonly string[]>> = {
  Tesla: VERBS,
  'HTTPoison.Base': VERBS,
  'Oban.Worker': ['new'],
};

export function broughtBy(uses: readonly string[]): readonly string[] {
  return uses.flatMap((used) => own(BROUGHT, used) ?? []);
}

/** What a `use` makes of a module, by what the module says of itself. */
export function lowerBrought(use: Node, block: Node, at: At, walker: Walker): void {
  const used = fullName(argumentsOf(use)[0]?.text ?? '', at);
  if (used === 'Tesla') becomeClient(TESLA, use, teslaBase(block, at, walker), at, walker);
  if (used === 'HTTPoison.Base') becomeClient(used, use, httpoisonBase(use, at, walker), at, walker);
  if (used === 'Oban.Worker') lowerWorker(use, at, walker);
}

/** The module inherits the functions of a client. */
function becomeClient(specifier: string, use: Node, base: Expression, at: At, walker: Walker): void {
  const made = walker.draft.classes[at.owner?.class ?? -1];
  if (!made) return;
  made.extends = { expression: spelled(specifier, 'Client'), scope: 0 };
  const values = [{ expression: base, scope: at.scope }];
  made.fields.push({ ...plainField(BASE, walker.place(use)), isStatic: true, values });
}

/** `plug Tesla.Middleware.BaseUrl, "http://…"`: https://hexdocs.pm/tesla/Tesla.Middleware.BaseUrl.html */
function teslaBase(block: Node, at: At, walker: Walker): Expression {
  const plug = partsOf(block).find((each) => bareName(each) === 'plug' && /BaseUrl$/.test(argumentsOf(each)[0]?.text ?? ''));
  const address = plug && argumentsOf(plug)[1];
  return address ? walker.expression(address, at) : literalOf('');
}

/** Paths become addresses by a function of the module: https://hexdocs.pm/httpoison/HTTPoison.Base.html */
function httpoisonBase(use: Node, at: At, walker: Walker): Expression {
  const { owner } = at;
  const process = ['process_request_url', 'process_url'].find((each) => owner?.functions.has(each));
  if (!owner || !process) return literalOf('');
  const callee = memberOf(moduleNamed(owner.name, use, walker), process);
  return walker.call(use, at, { callee, arguments: [literalOf('')] });
}

/** Jobs wait in the worker's queue, and are made by a function that the module gets: https://hexdocs.pm/oban/Oban.Worker.html */
function lowerWorker(use: Node, at: At, walker: Walker): void {
  const queue = literalOf(plainText(keywordOf(use, 'queue')) ?? 'default');
  const handler = at.owner ? [memberOf(moduleNamed(at.owner.name, use, walker), 'perform')] : [];
  walker.call(use, at, { callee: spelled(OBAN, 'worker'), arguments: [queue, ...handler] });
  const index = addMethod(use, { name: 'new', decorators: [] }, at, walker);
  const scope = walker.draft.functions[index]?.scope ?? at.scope;
  giveBack(index, walker.call(use, { ...at, scope }, { callee: spelled(OBAN, 'job'), arguments: [queue] }), walker);
}
