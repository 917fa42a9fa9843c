import { arg, connection, defineLibrary, first, join, text, type ValueRule } from '../../../src/code/library.ts';

/** An address in parts: `new HttpHost("search", 9200, "http")`. */
const hostAndPort: ValueRule = { value: 'select', selector: first(join(arg(0), text(':'), arg(1)), arg(0)) };

const httpHosts = defineLibrary({
  name: 'apache-http-hosts',
  imports: ['org.apache.http', 'org.apache.hc.core5.http'],
  docs: 'https://hc.apache.org/httpcomponents-core-5.2.x/current/httpcore5/apidocs/org/apache/hc/core5/http/HttpHost.html',
  values: { HttpHost: hostAndPort, 'HttpHost.create': { value: 'select', selector: arg(0) } },
});

const opened = connection({
  nodeKind: 'search',
  technology: 'elasticsearch',
  protocol: 'elasticsearch',
  target: first(arg(0, '[]'), arg(0)),
});

/** The low-level client is what the others are built on. */
const restClient = defineLibrary({
  name: 'elasticsearch-rest-client',
  imports: ['org.elasticsearch.client', 'org.opensearch.client'],
  docs: 'https://www.elastic.co/guide/en/elasticsearch/client/java-api-client/current/connecting.html',
  calls: { 'RestClient.builder': opened },
});

/** A client that is made of its address alone: https://www.elastic.co/docs/reference/elasticsearch/clients/java/setup/connecting */
const client = defineLibrary({
  name: 'elasticsearch-java',
  imports: ['co.elastic.clients.elasticsearch'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/java/setup/connecting',
  callbacks: { 'ElasticsearchClient.of': { 0: ['ClientBuilder'] } },
  calls: { 'ClientBuilder.host': opened },
});

export const elasticsearch = [httpHosts, restClient, client];
