// https://docs.spring.io/spring-boot/reference/features/developing-auto-configuration.html#features.developing-auto-configuration.locating-auto-configuration-candidates
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';

const RESOURCES = 'src/main/resources/META-INF';
const IMPORTS = `${RESOURCES}/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports`;
const FACTORIES = `${RESOURCES}/spring.factories`;
const FACTORY = /^\s*org\.springframework\.boot\.autoconfigure\.EnableAutoConfiguration\s*[=:](.*)$/;

/** The files of libraries with classes that Spring Boot makes because the libraries are there, scanned or not. */
export function autoConfigured(
  libraries: readonly string[],
  modules: readonly Module[],
  repository: Repository,
): readonly Module[] {
  const named = new Set(libraries.flatMap((folder) => classesNamedBy(folder, repository)));
  if (named.size === 0) return [];
  return modules.filter(({ classes, opens }) => classes.some(({ name }) => named.has(`${opens?.[0] ?? ''}.${name}`)));
}

function classesNamedBy(folder: string, repository: Repository): readonly string[] {
  const prefix = folder === '.' ? '' : `${folder}/`;
  const imports = repository.read(prefix + IMPORTS)?.text ?? '';
  const factories = repository.read(prefix + FACTORIES)?.text ?? '';
  return [...lines(imports), ...inFactories(factories)];
}

function lines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/** Before Spring Boot 2.7 they were a list under a key of their own, over as many lines as it takes. */
function inFactories(text: string): readonly string[] {
  const whole = text.replace(/\\\r?\n/g, '').split(/\r?\n/);
  const listed = whole.flatMap((line) => FACTORY.exec(line)?.[1]?.split(',') ?? []);
  return listed.map((each) => each.trim()).filter((each) => each !== '');
}
