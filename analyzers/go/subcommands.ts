import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import { folderOf } from '../../src/sdk/index.ts';

/** How libraries of command lines state a command: the type of the literal, its name, what it runs. */
interface CommandShape {
  readonly package: RegExp;
  readonly type: string;
  readonly name: string;
  readonly runs: readonly string[];
}

/** https://pkg.go.dev/github.com/spf13/cobra#Command, https://cli.urfave.org/v2/examples/subcommands/ */
const SHAPES: readonly CommandShape[] = [
  { package: /^github\.com\/spf13\/cobra$/, type: 'Command', name: 'Use', runs: ['RunE', 'Run'] },
  { package: /^github\.com\/urfave\/cli(\/v\d+)?$/, type: 'Command', name: 'Name', runs: ['Action'] },
];

interface Command {
  readonly name: string;
  readonly key: string;
}

/** The commands of a program with several, by name, each with the declaration that it alone runs. Those that cannot be told apart are left out. */
export function subcommandsIn(modules: readonly Module[]): ReadonlyMap<string, string> {
  const all = modules.flatMap((module) => commandsIn(module, modules));
  const isOnly = (each: Command) => all.every((other) => other === each || (other.name !== each.name && other.key !== each.key));
  return new Map(all.filter(isOnly).map(({ name, key }) => [name, key]));
}

function commandsIn(module: Module, modules: readonly Module[]): readonly Command[] {
  return module.calls.flatMap((site): readonly Command[] => {
    const shape = site.isNew ? shapeOf(site.callee, module) : undefined;
    const [given] = site.arguments;
    if (!shape || given?.is !== 'object') return [];
    const entry = (key: string) => given.entries.flatMap((each) => ('key' in each && each.key === key ? [each.value] : []))[0];
    const [use, run] = [entry(shape.name), shape.runs.flatMap((each) => entry(each) ?? [])[0]];
    const name = use?.is === 'literal' ? String(use.value).trim().split(/\s+/)[0] : undefined;
    const key = run && keyOf(run, site, module, modules);
    return name && key ? [{ name, key }] : [];
  });
}

function shapeOf(callee: Expression, { imports }: Module): CommandShape | undefined {
  if (callee.is !== 'member' || callee.of.is !== 'name') return undefined;
  const { name } = callee.of;
  const specifier = imports.find(({ local }) => local === name)?.specifier ?? '';
  return SHAPES.find((each) => each.package.test(specifier) && each.type === callee.name);
}

/** The function of the package that is run or makes what is run; else whatever declares the command. */
function keyOf(run: Expression, site: CallSite, module: Module, modules: readonly Module[]): string {
  const named = run.is === 'call' ? module.calls[run.call]?.callee : run;
  const home =
    named?.is === 'name'
      ? modules.find((each) => folderOf(each.path) === folderOf(module.path) && declares(each, named.name))
      : undefined;
  if (home && named?.is === 'name') return `${home.path}#${named.name}`;
  return `${module.path}#${module.scopes[site.scope]?.declaration ?? ''}`;
}

function declares({ scopes }: Module, name: string): boolean {
  return scopes[0]?.variables.some((variable) => variable.name === name) ?? false;
}
