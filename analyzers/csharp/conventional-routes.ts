// https://learn.microsoft.com/aspnet/core/mvc/controllers/actions#defining-actions

import type { ClassNode, Decorator, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { lastNameOf } from '../../src/code/last-names.ts';
import { spelled } from '../../src/frontend/rule-walker.ts';
import { type Action, type Convention, conventionsIn, pathBy } from './conventional-patterns.ts';
import { reachable } from './programs.ts';
import type { Project } from './projects.ts';

const MVC = 'Microsoft.AspNetCore.Mvc';
const VERB = /^Http(Get|Post|Put|Delete|Patch|Head|Options)$/;
const STATED = /^(Route|RoutePrefix|ApiController|NonController)$/;

/** Gives the actions of controllers that state no path the attribute that says what the program's conventions make of them. */
export function withConventionalRoutes(
  modules: readonly Module[],
  projects: readonly Project[],
  homeOf: HomeOf,
): readonly Module[] {
  const conventions = conventionsOf(modules, projects, homeOf);
  if (conventions.size === 0) return modules;
  const bases = new Map(
    modules.flatMap((module) => module.classes.flatMap((node) => (node.name ? [[node.name, node] as const] : []))),
  );
  return modules.map((module) => {
    const here = conventions.get(homeOf(module)) ?? [];
    const controllers = here.length > 0 ? module.classes.filter((node) => isController(node, bases)) : [];
    return controllers.length > 0 ? routed(module, controllers, here) : module;
  });
}

type HomeOf = (module: Module) => Project | undefined;

/** Conventions of a program hold for the controllers of every project that it is built with. */
function conventionsOf(
  modules: readonly Module[],
  projects: readonly Project[],
  homeOf: HomeOf,
): ReadonlyMap<Project | undefined, readonly Convention[]> {
  const found = new Map<Project | undefined, Convention[]>();
  for (const module of modules) {
    const conventions = conventionsIn(module);
    const home = conventions.length > 0 ? homeOf(module) : undefined;
    if (conventions.length === 0) continue;
    for (const each of home ? reachable(home, projects) : [home]) found.set(each, [...(found.get(each) ?? []), ...conventions]);
  }
  return found;
}

/** A class whose name, or whose base's name, ends in `Controller`, and that states no paths itself. */
function isController(node: ClassNode, bases: ReadonlyMap<string, ClassNode>): boolean {
  if (node.isAbstract || !node.name?.endsWith('Controller')) return false;
  return lineage(node, bases).every(({ decorators }) => !decorators.some((each) => STATED.test(nameOf(each.callee))));
}

function lineage(node: ClassNode, bases: ReadonlyMap<string, ClassNode>): readonly ClassNode[] {
  const found = new Set([node]);
  for (const each of found) {
    const base = each.extends && bases.get(nameOf(each.extends.expression));
    if (base) found.add(base);
  }
  return [...found];
}

function routed(module: Module, controllers: readonly ClassNode[], conventions: readonly Convention[]): Module {
  const functions = [...module.functions];
  for (const controller of controllers)
    for (const index of controller.methods) {
      const method = functions[index];
      const paths = method && isAction(method) ? pathsOf(controller, method, conventions) : [];
      if (method && paths.length > 0) functions[index] = { ...method, decorators: withPaths(method, paths) };
    }
  return { ...module, functions };
}

function isAction({ kind, isStatic, isPrivate, isAbstract, decorators }: FunctionNode): boolean {
  if (kind !== 'method' || isStatic || isPrivate || isAbstract) return false;
  return !decorators.some(({ callee, arguments: given }) => {
    const name = nameOf(callee);
    return name === 'NonAction' || name === 'Route' || (VERB.test(name) && given.some(({ is }) => is !== 'keyword'));
  });
}

/** The first convention that is for the action. */
function pathsOf(controller: ClassNode, method: FunctionNode, conventions: readonly Convention[]): readonly string[] {
  const action: Action = {
    controller: (controller.name ?? '').replace(/Controller$/, ''),
    action: statedBy('ActionName', method.decorators) ?? (method.name ?? '').replace(/(.)Async$/, '$1'),
    area: statedBy('Area', controller.decorators),
    parameters: method.parameters.map(({ name }) => name),
  };
  return conventions.flatMap((convention) => pathBy(convention, action) ?? []).slice(0, 1);
}

function statedBy(attribute: string, decorators: readonly Decorator[]): string | undefined {
  const [given] = decorators.find(({ callee }) => nameOf(callee) === attribute)?.arguments ?? [];
  return given?.is === 'literal' ? String(given.value) : undefined;
}

/** A verb without a template gets it; an action without a verb answers to all. */
function withPaths({ decorators, scope, place }: FunctionNode, paths: readonly string[]): readonly Decorator[] {
  const given = paths.map((value): Expression => ({ is: 'literal', value }));
  const isVerb = ({ callee }: Decorator) => VERB.test(nameOf(callee));
  if (decorators.some(isVerb))
    return decorators.map((each) => (isVerb(each) ? { ...each, arguments: [...given, ...each.arguments] } : each));
  return [...decorators, { callee: spelled(MVC, 'Route'), arguments: given, scope, place }];
}

function nameOf(callee: Expression): string {
  return lastNameOf(callee) ?? '';
}
