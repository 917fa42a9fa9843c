import { arg, connection, defineLibrary } from '../../../src/code/library.ts';

/** Spans go to an agent over UDP, whose address stands in the configuration. */
const jaeger = defineLibrary({
  name: 'jaeger-client-cpp',
  imports: ['jaegertracing'],
  docs: 'https://github.com/jaegertracing/jaeger-client-cpp#configuration',
  calls: {
    'Config.parse': connection({
      nodeKind: 'infrastructure',
      technology: 'jaeger',
      protocol: 'other',
      target: arg(0, 'reporter', 'localAgentHostPort'),
    }),
  },
});

export const telemetryLibraries = [jaeger];
