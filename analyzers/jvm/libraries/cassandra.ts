import { arg, storeLibrary } from '../../../src/code/library.ts';

/** The driver since version 4. */
export const cassandra = storeLibrary({
  name: 'cassandra-java-driver',
  imports: ['com.datastax.oss.driver.api.core'],
  docs: 'https://docs.datastax.com/en/developer/java-driver/4.17/manual/core/index.html',
  nodeKind: 'database',
  technology: 'cassandra',
  protocol: 'cassandra',
  creates: { 'CqlSession.builder': 'CqlSessionBuilder', 'CqlSessionBuilder.*': 'CqlSessionBuilder' },
  makers: { 'CqlSessionBuilder.addContactPoint': arg(0), 'CqlSessionBuilder.addContactPoints': arg(0, '[]') },
});
