import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { homeOf, projectsOf } from './sbt.ts';

/** Types whose objects are started: https://docs.scala-lang.org/scala3/book/methods-main-methods.html, and those of effect libraries. */
const STARTS = /^(App|IOApp|Simple|ZIOAppDefault|ZIOApp|TaskApp|ResourceApp|Forever|HttpApp|TwitterServer|HttpServer)$/;

/** Every project with something that is started is a program; the others are libraries of those that depend on them. */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const homes = new Set(modules.map(({ path }) => homeOf(path, repository)));
  const started = new Set([
    ...modules.filter(starts).map(({ path }) => homeOf(path, repository)),
    ...projectsOf(repository).flatMap(({ folder, isStarted }) => (isStarted ? [folder] : [])),
  ]);
  return [...homes].sort().map((folder) => ({ folder, entries: [], isLibrary: !started.has(folder) }));
}

function starts(module: Module): boolean {
  return (
    module.functions.some(({ name, isStatic, decorators }) => (name === 'main' && isStatic) || decorators.some(isMain)) ||
    module.classes.some((each) => each.implements.some(({ name }) => STARTS.test(name.split('.').at(-1) ?? '')))
  );
}

function isMain({ callee }: Module['functions'][number]['decorators'][number]): boolean {
  return callee.is === 'name' && callee.name === 'main';
}
