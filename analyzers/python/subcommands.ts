import type { Program } from '../../src/code/engine.ts';
import type { Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { isInside } from '../../src/sdk/index.ts';

/** https://click.palletsprojects.com/en/stable/commands-and-groups/, https://typer.tiangolo.com/tutorial/commands/ */
const TOOLS = /^(?:typer|click|rich_click|asyncclick|asyncer|cyclopts)(?:\.|$)/;
/** Its console runs commands beside the application that it serves. */
const HAS_CONSOLE = /^flask(?:\.|$)/;

/** A program with the commands that whoever starts it tells it one of, unless a framework's console or its installation has some already. */
export function withSubcommands(program: Program, modules: readonly Module[]): Program {
  if (program.served || program.commands) return program;
  const commands = subcommandsIn(modules, program.folder);
  return commands.size > 0 ? { ...program, commands } : program;
}

/** By their names, each with the function (`path#name`) that it alone runs. */
function subcommandsIn(modules: readonly Module[], folder: string): ReadonlyMap<string, string> {
  const own = modules.filter(({ path, imports }) => isInside(path, folder) && isTool(imports));
  const all = own.flatMap((module) =>
    module.functions.flatMap((fn) => commandNames(fn).map((name) => ({ name, key: `${module.path}#${fn.name}` }))),
  );
  const isOnly = ({ name }: { readonly name: string }) => all.filter((each) => each.name === name).length === 1;
  const found = all.filter(isOnly);
  return new Map(found.length > 1 ? found.map(({ name, key }) => [name, key]) : []);
}

function isTool(imports: Module['imports']): boolean {
  return imports.some(({ specifier }) => TOOLS.test(specifier)) && !imports.some(({ specifier }) => HAS_CONSOLE.test(specifier));
}

function commandNames({ name, decorators }: FunctionNode): readonly string[] {
  const command = decorators.find(isCommand);
  if (!command || !name) return [];
  const [first] = command.arguments;
  const said = textOf(command.arguments.find((each) => each.is === 'keyword' && each.name === 'name')) ?? textOf(first);
  return [said ?? name.toLowerCase().replaceAll('_', '-')];
}

function isCommand({ callee, scope }: Decorator): boolean {
  return scope === 0 && (callee.is === 'member' || callee.is === 'name') && callee.name === 'command';
}

function textOf(given: Expression | undefined): string | undefined {
  const value = given?.is === 'keyword' && given.name === 'name' ? given.of : given;
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
