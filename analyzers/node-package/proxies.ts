// https://create-react-app.dev/docs/proxying-api-requests-in-development  https://angular.dev/tools/cli/serve#proxying-to-a-backend-server
import { type CallFact, cleanText, literal, type TreeNode } from '../../src/sdk/index.ts';

/** `"proxy": "http://orders:3000"`: what the page's own server does not have is asked of that one. */
export function proxyOfPackage(root: TreeNode, folder: string): readonly CallFact[] {
  const proxy = root.get('proxy');
  return rule(proxy, folder, '/', proxy.text());
}

/** Paths with their targets, or a list of targets with the paths they take; a file of another shape says nothing. */
export function proxyRules(root: TreeNode, folder: string): readonly CallFact[] {
  if (root.kind === 'list')
    return root
      .items()
      .flatMap((item) => contextsOf(item).flatMap((path) => rule(item, folder, path, item.get('target').text())));
  return root
    .entries()
    .flatMap(([path, entry]) => (path.startsWith('/') ? rule(entry, folder, path, entry.get('target').text()) : []));
}

function contextsOf(item: TreeNode): readonly string[] {
  const context = item.get('context');
  return context.kind === 'list' ? context.items().flatMap((each) => each.text() ?? []) : [context.text() ?? []].flat();
}

/** `/api/**` takes what lies below `/api/`. */
function rule(at: TreeNode, folder: string, path: string, target: string | undefined): readonly CallFact[] {
  if (target === undefined || !/^(https?|wss?):\/\//.test(target)) return [];
  const forwards = path.replace(/\*.*$/, '');
  const owner = { is: 'code', programs: [folder] } as const;
  return [
    {
      kind: 'call',
      evidence: at.evidence(),
      owner,
      protocol: 'http',
      target: literal(cleanText(target)),
      forwards,
      isOfDevelopment: true,
    },
  ];
}
