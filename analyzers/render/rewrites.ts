import { cleanText, type FactDraft, literal, type Owner, type TreeNode } from '../../src/sdk/index.ts';

/** What a static site passes on to elsewhere: https://render.com/docs/redirects-rewrites */
export function rewriteFacts(service: TreeNode, owner: Owner): readonly FactDraft[] {
  return service
    .get('routes')
    .items()
    .flatMap((route): readonly FactDraft[] => {
      const destination = route.get('destination');
      const [, origin, path = ''] = /^(https?:\/\/[^/*?#]{1,300})([^*?#]{0,500})/.exec(destination.text() ?? '') ?? [];
      if (route.get('type').text() !== 'rewrite' || origin === undefined) return [];
      const forwards = (route.get('source').text() ?? '/').replace(/\*.*$/, '').replace(/\/+$/, '') || '/';
      const target = literal(cleanText(origin));
      const asked = literal(cleanText(path.replace(/\/+$/, '') || '/'));
      const evidence = destination.evidence();
      return [
        { kind: 'call', evidence, owner, protocol: 'http', target, method: 'ANY', path: asked, forwards: cleanText(forwards) },
      ];
    });
}
