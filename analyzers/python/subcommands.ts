import type { Program } from '../../src/code/engine.ts';
import type { Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { isInside } from '../../src/sdk/index.ts';

/** https://click.palletsprojects.com/en/stable/commands-and-groups/, https://typer.tiangolo.com/tutorial/commands/ */
const CLICK = /^(?:click|rich_click|asyncclick)(?:\.|$)/;
const OTHERS = /^(?:typer|asyncer|cyclopts)(?:\.|$)/;
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
    module.functions.flatMap((fn) => {
      const name = commandName(fn);
      return name === undefined ? [] : [{ name, key: `${module.path}#${fn.name}`, short: shortName(fn, name, module) }];
    }),
  );
  const others = new Set(all.map(({ name }) => name));
  const shortened = all.flatMap(({ key, short }) => (short !== undefined && !others.has(short) ? [{ name: short, key }] : []));
  const isOnly = ({ name }: Command, _at: number, among: readonly Command[]) =>
    among.filter((each) => each.name === name).length === 1;
  const found = [...all.filter(isOnly), ...shortened.filter(isOnly)];
  return new Map(found.map(({ name, key }) => [name, key]));
}

interface Command {
  readonly name: string;
  readonly key: string;
}

function isTool(imports: Module['imports']): boolean {
  return (
    imports.some(({ specifier }) => CLICK.test(specifier) || OTHERS.test(specifier)) &&
    !imports.some(({ specifier }) => HAS_CONSOLE.test(specifier))
  );
}

function commandName({ name, decorators }: FunctionNode): string | undefined {
  const command = decorators.find(isCommand);
  if (!command || !name) return undefined;
  return saidName(command) ?? name.toLowerCase().replaceAll('_', '-');
}

function saidName({ arguments: args }: Decorator): string | undefined {
  return textOf(args.find((each) => each.is === 'keyword' && each.name === 'name')) ?? textOf(args[0]);
}

/** Click takes endings off a function's name since 8.2: https://click.palletsprojects.com/en/stable/changes/#version-8-2-0 */
function shortName({ decorators }: FunctionNode, name: string, { imports }: Module): string | undefined {
  const isClick =
    imports.some(({ specifier }) => CLICK.test(specifier)) && !imports.some(({ specifier }) => OTHERS.test(specifier));
  const isSaid = decorators.some((each) => isCommand(each) && saidName(each) !== undefined);
  return isClick && !isSaid ? /^(.+)-(?:command|cmd|group|grp)$/.exec(name)?.[1] : undefined;
}

function isCommand({ callee, scope }: Decorator): boolean {
  return scope === 0 && (callee.is === 'member' || callee.is === 'name') && callee.name === 'command';
}

function textOf(given: Expression | undefined): string | undefined {
  const value = given?.is === 'keyword' && given.name === 'name' ? given.of : given;
  return value?.is === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}
