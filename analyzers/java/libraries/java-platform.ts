import { arg, call, defineLibrary, first, made, settingValue, text, type ValueRule } from '../../../src/code/library.ts';

const same: ValueRule = { value: 'select', selector: arg(0) };

/** The environment, and what texts go through. */
const language = defineLibrary({
  name: 'java-lang',
  imports: ['java.lang'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html',
  values: {
    'System.getenv': settingValue(arg(0)),
    'System.getProperty': settingValue(arg(0), arg(1)),
    'String.valueOf': same,
    'Integer.parseInt': same,
    'Integer.valueOf': same,
    'Integer.getInteger': settingValue(arg(0), arg(1)),
    'Long.parseLong': same,
    'Boolean.parseBoolean': same,
  },
});

/** Lists that are written down, and values that may be missing. */
const util = defineLibrary({
  name: 'java-util',
  imports: ['java.util'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/package-summary.html',
  values: { 'Objects.requireNonNull': same },
});

/** URLs as objects. */
const net = defineLibrary({
  name: 'java-net',
  imports: ['java.net'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/net/package-summary.html',
  values: { 'URI.create': same, URI: same },
  calls: {
    'URL.openConnection': call({ protocol: 'http', target: made('URL', arg(0)) }),
    'URL.openStream': call({ protocol: 'http', method: 'GET', target: made('URL', arg(0)) }),
  },
});

/** The client of the platform itself. */
const httpClient = defineLibrary({
  name: 'java-net-http',
  imports: ['java.net.http'],
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.net.http/java/net/http/HttpRequest.html',
  creates: {
    'HttpRequest.newBuilder': 'RequestBuilder',
    'RequestBuilder.uri': 'RequestWithUri',
    'RequestBuilder.*': 'RequestBuilder',
  },
  types: { RequestWithUri: 'RequestBuilder' },
  calls: {
    ...Object.fromEntries(
      ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'].map((verb) => [
        `RequestBuilder.${verb}`,
        call({ protocol: 'http', method: verb, target: first(made('RequestWithUri', arg(0)), made('RequestBuilder', arg(0))) }),
      ]),
    ),
    'RequestBuilder.method': call({
      protocol: 'http',
      method: first(arg(0), text('GET')),
      target: first(made('RequestWithUri', arg(0)), made('RequestBuilder', arg(0))),
    }),
  },
});

export const javaPlatform = [language, util, net, httpClient];
