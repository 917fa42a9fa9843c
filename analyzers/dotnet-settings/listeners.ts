import { type FactDraft, literal, type Owner, type TreeNode } from '../../src/sdk/index.ts';

/** `applicationUrl` of launch profiles, `Kestrel:Endpoints:*:Url` and `Urls`: the ports that a program opens. */
export function listenFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  const profiles = root.get('profiles').entries();
  const launched = profiles.flatMap(([, profile]) => portsIn(profile.get('applicationUrl'), owner));
  const kestrel = root
    .at('Kestrel', 'Endpoints')
    .entries()
    .flatMap(([, endpoint]) => portsIn(endpoint.get('Url'), owner));
  return [
    ...launched,
    ...portsIn(root.at('iisSettings', 'iisExpress', 'applicationUrl'), owner),
    ...kestrel,
    ...portsIn(root.get('Urls'), owner),
    ...portsIn(root.get('urls'), owner),
  ];
}

function portsIn(node: TreeNode, owner: Owner): readonly FactDraft[] {
  const urls = (node.text() ?? '').split(';');
  return urls.flatMap((url): readonly FactDraft[] => {
    const port = /:(\d{2,5})\/?$/.exec(url.trim())?.[1];
    return port === undefined ? [] : [{ kind: 'listen', evidence: node.evidence(), owner, port: literal(Number(port)) }];
  });
}
