import { arg, connection, defineLibrary } from '../../../src/code/library.ts';

/** The driver since version 4. */
export const cassandra = defineLibrary({
  name: 'cassandra-java-driver',
  imports: ['com.datastax.oss.driver.api.core'],
  docs: 'https://docs.datastax.com/en/developer/java-driver/4.17/manual/core/index.html',
  creates: { 'CqlSession.builder': 'CqlSessionBuilder', 'CqlSessionBuilder.*': 'CqlSessionBuilder' },
  calls: {
    'CqlSessionBuilder.addContactPoint': connection({
      nodeKind: 'database',
      technology: 'cassandra',
      protocol: 'cassandra',
      target: arg(0),
    }),
  },
});
