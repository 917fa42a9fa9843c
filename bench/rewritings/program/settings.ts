import type { Edit, Rewriting } from '../rewriting.ts';
import { newName } from '../rewriting.ts';
import { inPrograms, insert, type Node, nodesIn, type Program, replace } from './program.ts';

export const SETTINGS: readonly Rewriting[] = [
  inPrograms('environment-helper', 'os.Getenv("A"), os.environ.get("A") become calls of a function of the file', {
    go: goHelper,
    python: pythonHelper,
  }),
  inPrograms('decorator-to-call', '@router.get("/a") above a function becomes router.get("/a")(function) below it', {
    python: decoratorsToCalls,
  }),
  inPrograms('mapping-to-request-mapping', '@GetMapping becomes @RequestMapping(method = GET)', { java: toRequestMappings }),
];

function goHelper({ text, path, root }: Program): readonly Edit[] {
  const calls = callsOf(root, 'call_expression', /^os\.Getenv$/);
  const imports = root.children.filter(({ type }) => type === 'import_declaration').at(-1);
  if (calls.length === 0 || !imports) return [];
  const name = newName(text, `rewrittenEnv${path.replace(/\W/g, '')}`);
  return [
    insert(imports.endIndex, `\n\nfunc ${name}(key string) string {\n\treturn os.Getenv(key)\n}\n`),
    ...calls.flatMap((call) => called(call, name)),
  ];
}

function pythonHelper({ text, root }: Program): readonly Edit[] {
  const calls = callsOf(root, 'call', /^os\.(environ\.get|getenv)$/);
  const imported = root.children.filter(({ type }) => /^(future_)?import_(from_)?statement$/.test(type)).at(-1);
  if (calls.length === 0 || !imported || calls.some(({ startIndex }) => startIndex < imported.endIndex)) return [];
  const name = newName(text, 'rewritten_env');
  return [
    insert(imported.endIndex, `\n\n\ndef ${name}(key, default=None):\n    return os.environ.get(key, default)\n\n`),
    ...calls.flatMap((call) => called(call, name)),
  ];
}

function callsOf(root: Node, type: string, callee: RegExp): readonly Node[] {
  return root.descendantsOfType(type).filter((call) => callee.test(call.childForFieldName('function')?.text ?? ''));
}

function called(call: Node, name: string): readonly Edit[] {
  const callee = call.childForFieldName('function');
  return callee ? [replace(callee, name)] : [];
}

/** Of functions at the top of a module that have one decorator: the call does what the decorator did, and the name stays. */
function decoratorsToCalls({ root }: Program): readonly Edit[] {
  return root.children.flatMap((node): readonly Edit[] => {
    const [decorator, definition, ...others] = node.namedChildren;
    if (node.type !== 'decorated_definition' || !decorator || definition?.type !== 'function_definition' || others.length > 0)
      return [];
    const [expression] = decorator.namedChildren;
    const name = definition.childForFieldName('name')?.text;
    const isRoute = /^\w+\.(get|post|put|patch|delete|websocket|route)\(/.test(expression?.text ?? '');
    return isRoute && name ? [replace(node, `${definition.text}\n\n\n${expression?.text}(${name})`)] : [];
  });
}

const SPRING = 'org.springframework.web.bind.annotation';

function toRequestMappings({ root, text }: Program): readonly Edit[] {
  if (!text.includes(SPRING)) return [];
  return [...nodesIn(root)].flatMap((node): readonly Edit[] => {
    const [, method] = /^(Get|Post|Put|Delete|Patch)Mapping$/.exec(node.childForFieldName('name')?.text ?? '') ?? [];
    if (!/^(marker_)?annotation$/.test(node.type) || !method) return [];
    const given = node.childForFieldName('arguments')?.text.slice(1, -1).trim() ?? '';
    const named = given === '' || /^\w+\s*=/.test(given) ? given : `value = ${given}`;
    const all = [...(named === '' ? [] : [named]), `method = ${SPRING}.RequestMethod.${method.toUpperCase()}`];
    return [replace(node, `@${SPRING}.RequestMapping(${all.join(', ')})`)];
  });
}
