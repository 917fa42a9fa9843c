import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { at, dockerfile, program, service } from './support.ts';

/** A module of the shop that is built and run as a compose service of its folder's name. */
export function module(folder: string, ...libraries: readonly string[]): readonly FactDraft[] {
  return [
    program(folder),
    service(folder, { build: { context: folder } }),
    dockerfile(`${folder}/Dockerfile`),
    ...built(folder, ...libraries),
  ];
}

/** What a module's build file names. */
export function built(folder: string, ...libraries: readonly string[]): readonly FactDraft[] {
  const owner = { is: 'file', path: `${folder}/pom.xml` } as const;
  return ['org.springframework.boot:spring-boot-starter', ...libraries].map((name) => ({
    kind: 'dependency',
    owner,
    name,
    evidence: at(`${folder}/pom.xml`),
  }));
}

/** A configuration file of a module. */
export function file(path: string, settings: Readonly<Record<string, string>>, profile?: string): readonly FactDraft[] {
  const group = `config:${path}`;
  return Object.entries(settings).map(([key, value]) => ({
    kind: 'setting',
    group,
    key,
    value: literal(value),
    evidence: at(path),
    ...(profile ? { profile } : {}),
  }));
}

/** The module takes in a configuration file. */
export function takes(folder: string, path: string, order: number): FactDraft {
  return {
    kind: 'settings-source',
    owner: { is: 'file', path: `${folder}/src/main/resources/application.yml` },
    group: `config:${path}`,
    order,
    evidence: at(path),
  };
}

export const MONGO = 'org.springframework.boot:spring-boot-starter-data-mongodb';
