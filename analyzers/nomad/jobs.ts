import { type Attribute, type Block, type Expression, folderOf, parseHcl, type Source } from '../../src/sdk/index.ts';

export interface Line {
  readonly text: string;
  readonly line: number;
}

export interface Stated extends Line {
  readonly key: string;
}

export interface Service {
  readonly name: string;
  readonly port?: number;
  readonly tags: readonly Line[];
}

export interface Port {
  readonly label: string;
  readonly to?: number;
  readonly published?: number;
  readonly line: number;
}

/** One task of a job with what its group says for it. */
export interface Task {
  readonly deployment: string;
  readonly name: string;
  readonly source: Source;
  readonly line: number;
  readonly image: string;
  readonly command: string;
  /** What the driver calls the container. */
  readonly hosts: readonly string[];
  readonly replicas?: number;
  readonly once: boolean;
  readonly environment: readonly Stated[];
  readonly templates: readonly Line[];
  readonly services: readonly Service[];
  readonly ports: readonly Port[];
}

const DRIVERS = /^(docker|podman|containerd-driver)$/;

/** The tasks that run images. A deployment is a folder of jobs. */
export function tasksIn(source: Source): readonly Task[] {
  if (!/^[ \t]*job[ \t]+"/m.test(source.text)) return [];
  const root = parseHcl(source.text);
  const variables = variablesIn(root);
  return blocksOf(root, 'job').flatMap((job) => {
    const tasks = blocksOf(job, 'group').flatMap((group) => blocksOf(group, 'task').map((task) => ({ group, task })));
    const own = tasks.filter(({ task }) => isContainer(task));
    return own.map(({ group, task }) => taskOf({ job, group, task, own: own.length, source, variables }));
  });
}

interface Around {
  readonly job: Block;
  readonly group: Block;
  readonly task: Block;
  /** How many tasks of the job run images. */
  readonly own: number;
  readonly source: Source;
  readonly variables: ReadonlyMap<string, string>;
}

/** Proxies that Consul puts beside a task are none of the job's own. */
function isContainer(task: Block): boolean {
  const hook = textIn(blocksOf(task, 'lifecycle')[0], 'hook');
  const isBeside = hook === 'prestart' && textIn(blocksOf(task, 'lifecycle')[0], 'sidecar') !== 'true';
  return DRIVERS.test(textIn(task, 'driver') ?? '') && !isBeside && textIn(blocksOf(task, 'config')[0], 'image') !== undefined;
}

function taskOf({ job, group, task, own, source, variables }: Around): Task {
  const config = blocksOf(task, 'config')[0];
  const put = (text: string) => text.replace(/\$\{var\.([\w-]+)\}/g, (_, name: string) => variables.get(name) ?? `\${${name}}`);
  const ports = [
    ...blocksOf(group, 'network'),
    ...blocksOf(task, 'resources').flatMap((each) => blocksOf(each, 'network')),
  ].flatMap(portsIn);
  const isAlone = blocksOf(group, 'task').filter(isContainer).length < 2;
  const services = [...blocksOf(task, 'service'), ...(isAlone || isFirst(group, task) ? blocksOf(group, 'service') : [])];
  const [jobName, groupLabel, label] = [job.labels[0] ?? '', group.labels[0] ?? '', task.labels[0] ?? ''];
  const names = { job: jobName, group: groupLabel, task: label };
  const count = numberOf(group, 'count');
  const image = put(textIn(config, 'image') ?? '');
  const kind = textIn(job, 'type');
  const served = services.map((service) => serviceOf(service, put, names, ports));
  return {
    deployment: `nomad:${folderOf(source.path)}`,
    name: own < 2 ? jobName : isAlone && groupLabel !== jobName ? groupLabel : label,
    source,
    line: task.line,
    image,
    command: put([textIn(config, 'command') ?? '', ...textsIn(config, 'args').map(({ text }) => text)].join(' ').trim()),
    hosts: hostsOf(config, (text) => named(put(text), names)),
    ...(count !== undefined && { replicas: count }),
    once: kind === 'batch' || kind === 'sysbatch',
    environment: blocksOf(task, 'env').flatMap((env) => env.attributes.flatMap((each) => statedIn(each, put))),
    templates: blocksOf(task, 'template')
      .filter((each) => textIn(each, 'env') === 'true')
      .flatMap((each) => dataIn(each)),
    services: served,
    ports: ports.filter(({ label: port }) => usesPort(config, port)),
  };
}

/**
 * A host, with and without the domain that it is in, and what else its container goes by. What the machine says that a job is placed on is
 * nobody's to know. https://developer.hashicorp.com/nomad/docs/drivers/docker#hostname
 */
function hostsOf(config: Block | undefined, put: (text: string) => string): readonly string[] {
  const hostname = textIn(config, 'hostname');
  const aliases = textsIn(config, 'network_aliases').map(({ text }) => put(text));
  const own = hostname === undefined ? [] : [put(hostname), put(hostname).replace(/\..*$/s, '')];
  return [...own, ...aliases].filter((host) => !host.includes('${'));
}

interface Names {
  readonly job: string;
  readonly group: string;
  readonly task: string;
}

/** https://developer.hashicorp.com/nomad/docs/runtime/interpolation */
function named(text: string, { job, group, task }: Names): string {
  return text
    .replace(/\$\{(JOB|NOMAD_JOB_NAME)\}/g, job)
    .replace(/\$\{(TASKGROUP|GROUP|NOMAD_GROUP_NAME)\}/g, group)
    .replace(/\$\{(TASK|NOMAD_TASK_NAME)\}/g, task);
}

function isFirst(group: Block, task: Block): boolean {
  return blocksOf(group, 'task').find(isContainer) === task;
}

/** With `ports` in its configuration a task has those only. */
function usesPort(config: Block | undefined, label: string): boolean {
  const stated = textsIn(config, 'ports');
  return stated.length === 0 || stated.some(({ text }) => text === label);
}

function serviceOf(block: Block, put: (text: string) => string, names: Names, ports: readonly Port[]): Service {
  const usual = `${names.job}-${names.group}-${names.task}`;
  const name = named(put(textIn(block, 'name') ?? usual), names);
  const label = textIn(block, 'port');
  const port = ports.find((each) => each.label === label);
  const number = port?.published ?? port?.to ?? numberOf(block, 'port');
  return {
    name,
    ...(number !== undefined && { port: number }),
    tags: textsIn(block, 'tags').map((tag) => ({ ...tag, text: put(tag.text) })),
  };
}

function portsIn(network: Block): readonly Port[] {
  return blocksOf(network, 'port').map((port) => {
    const [to, published] = [numberOf(port, 'to'), numberOf(port, 'static')];
    return {
      label: port.labels[0] ?? '',
      line: port.line,
      ...(to !== undefined && { to }),
      ...(published !== undefined && { published }),
    };
  });
}

function statedIn({ name, value, line }: Attribute, put: (text: string) => string): readonly Stated[] {
  const text = plain(value);
  return text === undefined ? [] : [{ key: name, text: put(text), line }];
}

function dataIn(template: Block): readonly Line[] {
  return template.attributes.flatMap(({ name, value, line }) =>
    name === 'data' && value.is === 'text' ? [{ text: value.text, line }] : [],
  );
}

function variablesIn(root: Block): ReadonlyMap<string, string> {
  return new Map(
    blocksOf(root, 'variable').flatMap((block) => {
      const value = textIn(block, 'default');
      return value === undefined ? [] : [[block.labels[0] ?? '', value] as const];
    }),
  );
}

export function blocksOf(block: Block | undefined, type: string): readonly Block[] {
  return block?.blocks.filter((each) => each.type === type) ?? [];
}

export function textIn(block: Block | undefined, name: string): string | undefined {
  const value = block?.attributes.find((each) => each.name === name)?.value;
  return value && plain(value);
}

export function numberOf(block: Block, name: string): number | undefined {
  const text = textIn(block, name);
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function textsIn(block: Block | undefined, name: string): readonly Line[] {
  const value = block?.attributes.find((each) => each.name === name)?.value;
  return value?.is === 'list'
    ? value.items.flatMap((item) => (item.is === 'text' ? [{ text: item.text, line: item.line }] : []))
    : [];
}

function plain(value: Expression): string | undefined {
  if (value.is === 'text' || value.is === 'scalar') return value.text;
  return value.is === 'reference' && value.steps[0] === 'var' ? `\${${value.steps.join('.')}}` : undefined;
}
