import { cleanText, type FactDraft, literal, type Owner, type TreeNode } from '../../src/sdk/index.ts';
import type { ProcessGroup } from './processes.ts';

/** The parts of the file that say which port of the app the outside is led to. */
function doorsOf(root: TreeNode): readonly TreeNode[] {
  const services = root.get('services');
  return [root.get('http_service'), ...(services.kind === 'map' ? [services] : services.items())].filter(({ exists }) => exists);
}

/** The ports that a process group opens, and what it is asked to see that it is well. */
export function doorFacts(root: TreeNode, owner: Owner, group: ProcessGroup): readonly FactDraft[] {
  const isOf = (node: TreeNode) => {
    const processes = node.get('processes').texts();
    return processes.length === 0 ? group.isMain : processes.includes(group.key);
  };
  const doors = doorsOf(root).filter(isOf);
  const named = root
    .get('checks')
    .entries()
    .map(([, node]) => node)
    .filter(isOf);
  const checks = doors.flatMap((door) => ['checks', 'http_checks'].flatMap((key) => door.get(key).items()));
  return [...portFacts(doors, owner), ...[...checks, ...named].flatMap((check) => healthFact(check, owner))];
}

function portFacts(doors: readonly TreeNode[], owner: Owner): readonly FactDraft[] {
  const ports = new Map(doors.flatMap((door) => portOf(door.get('internal_port'))));
  return [...ports].map(([port, node]) => ({ kind: 'listen', evidence: node.evidence(), owner, port: literal(port) }));
}

function portOf(node: TreeNode): readonly (readonly [number, TreeNode])[] {
  const port = node.number();
  return port === undefined || port === 0 ? [] : [[port, node]];
}

function healthFact(check: TreeNode, owner: Owner): readonly FactDraft[] {
  const path = check.get('path').text();
  if (path === undefined || !path.startsWith('/')) return [];
  const port = check.get('port').number();
  return [{ kind: 'health', evidence: check.get('path').evidence(), owner, path: cleanText(path), ...(port && { port }) }];
}
