import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { type Project, projectAround, readProjects } from './projects.ts';

/**
 * Every project that runs is a program: all of its files count, and all of a library that only it is built with, because
 * frameworks find handlers and consumers by themselves. Of a library that several share, each has what its code names.
 */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const projects = readProjects(repository).filter((project) => !project.isTest);
  if (projects.length === 0) return [{ folder: '.', entries: [], isLibrary: false }];
  const running = projects.filter((project) => project.isProgram);
  const started = running.length > 0 ? running : projects;
  const users = usersOf(started, projects);
  const files = filesOf(modules, repository);
  return projects.map((project) => {
    if (!started.includes(project)) return { folder: project.folder, entries: [], isLibrary: true };
    const own = reachable(project, projects).filter((each) => each === project || isAlone(users.get(each)));
    return { folder: project.folder, entries: own.flatMap(({ path }) => files.get(path) ?? []).sort(), isLibrary: false };
  });
}

function isAlone(users: ReadonlySet<Project> | undefined): boolean {
  return users?.size === 1;
}

/** Which programs are built with a library. */
function usersOf(started: readonly Project[], projects: readonly Project[]): ReadonlyMap<Project, ReadonlySet<Project>> {
  const users = new Map<Project, Set<Project>>();
  for (const program of started)
    for (const each of reachable(program, projects)) users.set(each, (users.get(each) ?? new Set()).add(program));
  for (const program of started) users.get(program)?.add(program);
  return users;
}

/** A project and everything it is built with. */
export function reachable(project: Project, projects: readonly Project[]): readonly Project[] {
  const byPath = new Map(projects.map((each) => [each.path, each]));
  const found = new Set([project]);
  for (const each of found)
    for (const path of each.references) {
      const next = byPath.get(path);
      if (next) found.add(next);
    }
  return [...found];
}

function filesOf(modules: readonly Module[], repository: Repository): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const { path } of modules) {
    const project = path.endsWith('.cs') ? projectAround(path, repository)?.path : undefined;
    if (project !== undefined) files.set(project, [...(files.get(project) ?? []), path]);
  }
  return files;
}
