import { textsOf } from '../model/value.ts';
import type { Thing } from './identity/thing.ts';
import { IN_CODE } from './settings.ts';
import type { Survey } from './survey.ts';

/** Variables that virtual machines read their options from: https://docs.oracle.com/en/java/javase/21/troubleshoot/environment-variables-and-system-properties.html */
const OPTIONS = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'] as const;
/** Those that start scripts hand to one. */
const SCRIPTED = ['JAVA_OPTS', 'JAVA_OPTIONS', 'CATALINA_OPTS'] as const;
const AGENT = /-javaagent:(\S{1,300})/g;

/** Whether a program's virtual machine runs the agent of a library beside it: https://opentelemetry.io/docs/zero-code/java/agent/getting-started/ */
export function runsJavaAgent(thing: Thing, libraries: RegExp, { settings }: Pick<Survey, 'settings'>): boolean {
  const deployments = thing.deployments.length > 0 ? thing.deployments : [IN_CODE];
  const said = deployments.flatMap((deployment) =>
    [...OPTIONS, ...SCRIPTED].flatMap((key) => settings.lookup(key, thing, deployment).flatMap(({ value }) => textsOf(value))),
  );
  const started = [...thing.components.flatMap(({ facts }) => facts), ...thing.images.map(({ fact }) => fact)];
  const texts = [...said, ...started.flatMap(({ command }) => command ?? [])];
  return texts.some((text) => [...text.matchAll(AGENT)].some(([, path = '']) => libraries.test(path)));
}
