// https://pm2.keymetrics.io/docs/usage/application-declaration/
import { type Grammar, loadGrammar } from '../../src/frontend/grammar.ts';
import {
  defineAnalyzer,
  type FactDraft,
  folderOf,
  joinPath,
  parseJson,
  parseYaml,
  processFacts,
  type Source,
  TreeNode,
} from '../../src/sdk/index.ts';
import { declaredObject } from './literal.ts';

const NAMES = '{ecosystem,ecosystem.*,pm2,pm2.*,*.pm2,process,*.pm2.config}';

export default defineAnalyzer({
  name: 'pm2',
  files: [`**/${NAMES}.{js,cjs,json,yml,yaml}`, '**/ecosystem.config.{mjs,ts}'],
  analyze: async (sources) => {
    const telling = sources.filter(({ text }) => /\bapps\b/.test(text));
    const isScript = ({ path }: Source) => /\.[cm]?[jt]s$/.test(path);
    const grammar = telling.some(isScript) ? await loadGrammar('javascript') : undefined;
    const roots = telling.flatMap((source) => rootOf(source, isScript(source) ? grammar : undefined) ?? []);
    return { facts: roots.flatMap((root) => root.get('apps').items().flatMap(appFacts)), problems: [] };
  },
});

/** The declaration as data, whatever it is written in. */
function rootOf(source: Source, grammar: Grammar | undefined): TreeNode | undefined {
  if (grammar) return new TreeNode(source, declaredObject(grammar.parse(source.text)), 1);
  return source.path.endsWith('.json') ? parseJson(source).root : parseYaml(source).documents[0];
}

function appFacts(app: TreeNode): readonly FactDraft[] {
  const script = app.get('script').text();
  const name = app.get('name').text() ?? script?.replace(/^.*\/|\.\w+$/g, '');
  if (name === undefined || script === undefined) return [];
  const { path } = app.source;
  const folder = joinPath(folderOf(path), app.get('cwd').text() ?? '.');
  const args = app.get('args').texts();
  const instances = app.get('instances').number();
  const node = app.get('name').exists ? app.get('name') : app.get('script');
  return processFacts({
    deployment: `pm2:${path}`,
    name,
    folder: folder ?? folderOf(path),
    command: [app.get('interpreter').text() ?? '', script, ...args].join(' ').trim(),
    evidence: node.evidence(),
    environment: environmentOf(app),
    ...(instances !== undefined && instances > 0 && { replicas: instances }),
  });
}

/** `env` counts unless `--env` names another one, which stands on top of it. */
function environmentOf(app: TreeNode) {
  return app
    .get('env')
    .entries()
    .flatMap(([key, node]) => {
      const text = node.text();
      return text === undefined ? [] : [{ key, text, evidence: node.evidence() }];
    });
}
