import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { file, module } from './jvm-support.ts';
import { architectureOf, at, edgesOf, nodesOf, program, service } from './support.ts';

/** The file is its own module: no build packs it. */
function configures(path: string): FactDraft {
  return { kind: 'settings-source', owner: { is: 'file', path }, group: `config:${path}`, order: 20, evidence: at(path) };
}

const NACOS = 'docker/nacos/application.properties';
const SEATA = 'docker/seata/application.yml';

function shop(...mounted: readonly FactDraft[]) {
  return architectureOf(
    program('.'),
    ...module('orders'),
    file(NACOS, { 'db.url.0': 'jdbc:mysql://names-db:3306/names' }),
    configures(NACOS),
    file(SEATA, { 'seata.store.db.url': 'jdbc:mysql://undo-db:3306/undo' }),
    configures(SEATA),
    service('names-db', { image: 'mysql' }),
    service('undo-db', { image: 'mysql' }),
    ...mounted,
  );
}

test('a settings file that a product has in its container is that product alone, each its own', () => {
  const architecture = shop(
    service('nacos', { image: 'nacos/nacos-server', mounts: [NACOS] }),
    service('seata', { image: 'seataio/seata-server', mounts: [SEATA] }),
  );

  expect(edgesOf(architecture)).toEqual(['nacos -> names-db (sql) declared', 'seata -> undo-db (sql) declared']);
  expect(nodesOf(architecture)).toContain('seata infrastructure');
});

test('a product that has another file knows nothing of this one', () => {
  const architecture = shop(service('nacos', { image: 'nacos/nacos-server', mounts: ['docker/nacos/other.properties'] }));

  expect(edgesOf(architecture).filter((edge) => edge.startsWith('nacos'))).toEqual([]);
});
