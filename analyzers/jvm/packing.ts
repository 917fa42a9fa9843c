/** Whether a build packs what it makes together with all it needs, so that it can be run. */
export interface Packing {
  readonly own: boolean;
  /** Whether those that take over the build are packed as well. */
  readonly others: boolean;
}

const BOOT = '<artifactId>spring-boot-maven-plugin</artifactId>';

/** The text of a pom without what it only manages. https://docs.spring.io/spring-boot/maven-plugin/packaging.html */
export function packingOfMaven(text: string): Packing {
  const plugin = text.split(BOOT)[1]?.split('</plugin>', 1)[0];
  const isPacked = plugin !== undefined && !/<skip>\s{0,20}true\s{0,20}</.test(plugin);
  return { own: isPacked, others: isPacked };
}

const PLUGIN =
  /\b(?:id\s{0,9}\(?\s{0,9}['"]org\.springframework\.boot['"]|alias\s{0,9}\(\s{0,9}libs\.plugins\.[\w.]{0,80}boot\b)(?![^\n]{0,200}\bapply\b\s{0,9}\(?\s{0,9}false)/;
const APPLIED = /\bapply\b[^\n]{0,40}['"](?:org\.springframework\.boot|spring-boot)['"]/;

/** https://docs.spring.io/spring-boot/gradle-plugin/packaging.html; what a script applies, it may apply to the projects below. */
export function packingOfGradle(text: string): Packing {
  const others = APPLIED.test(text);
  return { own: others || PLUGIN.test(text), others };
}
