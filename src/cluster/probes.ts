import type { HealthFact, Owner } from '../model/fact.ts';
import { GRPC_HEALTH } from '../model/health.ts';
import { healthAskedBy } from '../sdk/health-command.ts';
import { cleanText } from '../sdk/secrets.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { MARK, plain, sightingOf } from './object.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
export function probeFacts(container: TreeNode, owner: Owner): readonly HealthFact[] {
  return PROBES.flatMap((probe) => {
    const node = container.get(probe);
    const asked = askedBy(node, container);
    return asked ? [{ kind: 'health', ...sightingOf(asked.at), owner, path: asked.path, ...portOf(asked) }] : [];
  });
}

interface Asked {
  readonly at: TreeNode;
  readonly path: string;
  readonly port?: number | undefined;
}

function askedBy(probe: TreeNode, container: TreeNode): Asked | undefined {
  const [http, grpc, exec] = [probe.get('httpGet'), probe.get('grpc'), probe.at('exec', 'command')];
  if (http.kind === 'map') {
    const path = http.get('path').exists ? plain(http.get('path')) : '/';
    const at = http.get('path').exists ? http.get('path') : http;
    return path === undefined ? undefined : { at, path: cleanText(path), port: portIn(http, container) };
  }
  if (grpc.kind === 'map') return { at: grpc, path: GRPC_HEALTH, port: portIn(grpc, container) };
  const command = exec.texts().join(' ');
  const found = command.includes(MARK) ? undefined : healthAskedBy(command);
  return found && { at: exec, ...found };
}

/** By number, or by the name that the container gives a port. */
function portIn(action: TreeNode, container: TreeNode): number | undefined {
  const stated = action.get('port');
  const named = container.get('ports').items();
  return (
    stated.number() ??
    named
      .find((port) => port.get('name').text() === stated.text())
      ?.get('containerPort')
      .number()
  );
}

function portOf({ port }: { readonly port?: number | undefined }): { readonly port?: number } {
  return port === undefined ? {} : { port };
}
