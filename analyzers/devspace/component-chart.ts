// https://www.devspace.sh/component-chart/docs/introduction
import { type Content, type Entry, TreeNode, type YamlNode } from '../../src/sdk/index.ts';
import type { Variables } from './variables.ts';

const LABEL = 'app.kubernetes.io/component';

/** The workload and the Service that DevSpace's own chart makes of its values, both called like the release. */
export function componentChart(release: string, helm: YamlNode, read: Variables): readonly TreeNode[] {
  const values = helm.get('values');
  const containers = values.get('containers');
  if (containers.kind !== 'list') return [];
  const { line } = containers;
  const text = (value: string): Content => ({ is: 'scalar', text: value, plain: false, line, tag: '' });
  const map = (entries: Readonly<Record<string, Content | undefined>>): Content => ({
    is: 'map',
    entries: Object.entries(entries).flatMap(([key, value]): readonly Entry[] =>
      value ? [{ key, value, line: value.line }] : [],
    ),
    line,
    tag: '',
  });
  const object = (kind: string, version: string, name: string, spec: Content) =>
    new TreeNode(
      helm.source,
      map({ apiVersion: text(version), kind: text(kind), metadata: map({ name: text(name) }), spec }),
      line,
    );
  const labels = map({ [LABEL]: text(release) });
  const images: Content = { is: 'list', items: containers.items().flatMap((each) => withImage(each, read)), line, tag: '' };
  const pod = map({ metadata: map({ labels }), spec: map({ containers: images, volumes: values.get('volumes').content }) });
  const workload = object('Deployment', 'apps/v1', release, map({ replicas: values.get('replicas').content, template: pod }));
  const service = values.get('service');
  const ports = service.get('ports');
  if (ports.items().length === 0) return [workload];
  const opened: Content = { is: 'list', items: ports.items().flatMap((each) => servicePort(each, map) ?? []), line, tag: '' };
  return [workload, object('Service', 'v1', read(service.get('name')) ?? release, map({ selector: labels, ports: opened }))];
}

/** The image with the file's variables put in. */
function withImage(container: YamlNode, read: Variables): readonly Content[] {
  const { content } = container;
  if (content?.is !== 'map') return content ? [content] : [];
  const entries = content.entries.map((entry) => {
    const image = entry.key === 'image' && entry.value.is === 'scalar' ? read(container.get('image')) : undefined;
    return image !== undefined && entry.value.is === 'scalar' ? { ...entry, value: { ...entry.value, text: image } } : entry;
  });
  return [{ ...content, entries }];
}

/** `{ port: 80, containerPort: 3000 }`; without `containerPort` both are the same. */
function servicePort(
  port: YamlNode,
  map: (entries: Readonly<Record<string, Content | undefined>>) => Content,
): Content | undefined {
  const { content } = port.get('port');
  return content && map({ port: content, targetPort: port.get('containerPort').content ?? content });
}
