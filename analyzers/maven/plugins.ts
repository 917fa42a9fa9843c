import type { XmlElement } from '../../src/sdk/index.ts';
import { interpolated, lineage, type Pom } from './pom.ts';

/** A build plugin that runs for the module, with its own and its inherited configurations, nearest first. */
interface Plugin {
  readonly artifactId: string;
  /** Whether the module's own pom lists it. */
  readonly isOwn: boolean;
  readonly configurations: readonly XmlElement[];
}

/** Plugins by artifact, those of parents and of profiles included; what `pluginManagement` says only configures. */
export function pluginsOf(pom: Pom): readonly Plugin[] {
  const places = lineage(pom).flatMap((owner) => buildsOf(owner.project).map((build) => ({ owner, build })));
  const listed = places.flatMap(({ owner, build }) =>
    build
      .get('plugins')
      .children('plugin')
      .map((element) => ({ owner, element })),
  );
  const managed = places.flatMap(({ build }) => build.at('pluginManagement', 'plugins').children('plugin'));
  const names = [...new Set(listed.map(({ element }) => nameOf(element)))];
  return names.map((artifactId) => {
    const same = listed.filter(({ element }) => nameOf(element) === artifactId);
    const elements = [...same.map(({ element }) => element), ...managed.filter((element) => nameOf(element) === artifactId)];
    return { artifactId, isOwn: same.some(({ owner }) => owner === pom), configurations: elements.flatMap(configurationsOf) };
  });
}

function buildsOf(project: XmlElement): readonly XmlElement[] {
  return [project, ...project.get('profiles').children('profile')].map((place) => place.get('build'));
}

function nameOf(plugin: XmlElement): string {
  return plugin.get('artifactId').text() ?? '';
}

function configurationsOf(plugin: XmlElement): readonly XmlElement[] {
  return [plugin, ...plugin.get('executions').children('execution')].map((place) => place.get('configuration'));
}

/** Plugins whose result is started: `spring-boot-maven-plugin` repackages, the others package for a runtime of their own. */
const STARTERS =
  /^(spring-boot-maven-plugin|quarkus-maven-plugin|micronaut-maven-plugin|jib-maven-plugin|helidon-maven-plugin|wildfly-maven-plugin|wildfly-jar-maven-plugin|liberty-maven-plugin|payara-micro-maven-plugin|tomee-maven-plugin|vertx-maven-plugin|jetty-maven-plugin|tomcat7-maven-plugin|appassembler-maven-plugin)$/;
const PACKERS = /^(maven-jar-plugin|maven-shade-plugin|maven-assembly-plugin|exec-maven-plugin)$/;

/** How the module is started: stated by its own pom, inherited from a parent, or not at all. */
export function startOf(pom: Pom): 'own' | 'inherited' | 'none' {
  const starting = pluginsOf(pom).filter((plugin) => isStarting(plugin) && !isSkipped(plugin));
  if (pom.packaging === 'war' || pom.packaging === 'ear' || starting.some((plugin) => plugin.isOwn)) return 'own';
  return starting.length > 0 ? 'inherited' : 'none';
}

function isStarting({ artifactId, configurations }: Plugin): boolean {
  return STARTERS.test(artifactId) || (PACKERS.test(artifactId) && configurations.some(namesMain));
}

function namesMain(element: XmlElement): boolean {
  return /^mainClass$/i.test(element.name) || element.children().some(namesMain);
}

function isSkipped({ artifactId, configurations }: Plugin): boolean {
  return (
    artifactId === 'spring-boot-maven-plugin' &&
    configurations
      .find((each) => each.get('skip').exists)
      ?.get('skip')
      .text() === 'true'
  );
}

/** Where image plugins are told the name of the image that they build. */
const IMAGE_NAMES: Readonly<Record<string, (configuration: XmlElement) => readonly XmlElement[]>> = {
  // https://github.com/GoogleContainerTools/jib/tree/master/jib-maven-plugin#configuration
  'jib-maven-plugin': (configuration) => [configuration.at('to', 'image')],
  // https://github.com/spotify/docker-maven-plugin and https://dmp.fabric8.io/#image-configuration share a name
  'docker-maven-plugin': (configuration) => [
    configuration.get('imageName'),
    ...configuration
      .get('images')
      .children('image')
      .map((image) => image.get('name')),
  ],
  // https://github.com/spotify/dockerfile-maven
  'dockerfile-maven-plugin': (configuration) => [configuration.get('repository')],
  // https://docs.spring.io/spring-boot/maven-plugin/build-image.html
  'spring-boot-maven-plugin': (configuration) => [configuration.at('image', 'name')],
  // https://www.eclipse.org/jkube/docs/kubernetes-maven-plugin/
  'kubernetes-maven-plugin': (configuration) =>
    configuration
      .get('images')
      .children('image')
      .map((image) => image.get('name')),
};

/** The names of the container images that the module's build makes. */
export function imagesOf(pom: Pom): readonly string[] {
  const names = pluginsOf(pom).flatMap(({ artifactId, configurations }) => {
    const find = Object.hasOwn(IMAGE_NAMES, artifactId) ? IMAGE_NAMES[artifactId] : undefined;
    return find ? configurations.flatMap(find).flatMap((element) => interpolated(element.text(), pom) ?? []) : [];
  });
  return [...new Set(names.filter((name) => name !== ''))].sort();
}
