import { parseXml, type Source, type XmlElement } from '../../../src/sdk/index.ts';
import type { Asked, Format, Manifest } from '../manifest.ts';

/** https://maven.apache.org/pom.html: dependencies and plugins; what is only managed is not used. */
export const maven: Format = {
  files: ['**/pom.xml'],
  isMeant: (path) => path === 'pom.xml' || path.endsWith('/pom.xml'),
  read,
};

function read(source: Source): Manifest | undefined {
  const { root } = parseXml(source);
  if (root.name !== 'project') return undefined;
  const parent = root.get('parent');
  const group = root.get('groupId').text() ?? parent.get('groupId').text() ?? '';
  const named = (element: XmlElement): Asked => {
    const written = (element.get('groupId').text() ?? '').replace(/^\$\{(project|pom)\.groupId\}$/, group);
    const at = element.get('artifactId');
    const isForTests = element.get('scope').text() === 'test';
    return { name: `${written}:${at.text() ?? ''}`, source, line: at.line, isForTests };
  };
  const places = [root, ...root.get('profiles').children('profile')];
  const asks = places.flatMap((place) => [
    ...place.get('dependencies').children('dependency').map(named),
    ...place.at('build', 'plugins').children('plugin').map(named),
  ]);
  const names = [`${group}:${root.get('artifactId').text() ?? ''}`];
  return { source, ecosystem: 'maven', names, asks, handsDown: [], ...(parent.exists ? { parent: named(parent) } : {}) };
}
