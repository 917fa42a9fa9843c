// https://www.keycloak.org/server/importExport and https://www.keycloak.org/docs-api/latest/rest-api/index.html#ClientRepresentation
import {
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedJson,
  type Findings,
  type ReachFact,
  type YamlNode,
} from '../../src/sdk/index.ts';

/** Clients that every realm has. */
const BUILT_IN = new Set(['account', 'account-console', 'admin-cli', 'broker', 'realm-management', 'security-admin-console']);

export default defineAnalyzer({
  name: 'keycloak',
  files: ['**/*{realm,keycloak}*.json', '**/*keycloak*/**/*.json', '**/*.{yml,yaml}'],
  analyze: (sources) => {
    const telling = sources.filter(({ text }) => text.includes('"clientId"') && /"realm"\s*:/.test(text));
    const found = telling
      .flatMap(embeddedFiles)
      .filter(({ name }) => name.endsWith('.json'))
      .map(readFile);
    return { facts: found.flatMap(({ facts }) => facts), problems: found.flatMap(({ problems }) => problems) };
  },
});

/** One realm, or a list of them. */
function readFile(file: EmbeddedFile): Findings {
  const { root, problems } = embeddedJson(file);
  const realms = root.kind === 'list' ? root.items() : [root];
  return {
    facts: realms.flatMap((realm) =>
      realm
        .get('clients')
        .items()
        .flatMap((client) => clientFacts(client, realm, file)),
    ),
    problems,
  };
}

/** An application that is a client signs its users in there, or asks there whether a token is good. */
function clientFacts(client: YamlNode, realm: YamlNode, file: EmbeddedFile): readonly ReachFact[] {
  const id = client.get('clientId').text();
  if (id === undefined || BUILT_IN.has(id) || id.endsWith('-realm') || client.get('enabled').text() === 'false') return [];
  return [
    {
      kind: 'reach',
      evidence: client.get('clientId').evidence(),
      deployment: `keycloak:${file.path}`,
      from: { is: 'component', name: id },
      to: { is: 'technology', technology: 'keycloak' },
      protocol: 'http',
      basis: `client ${id} of the realm ${realm.get('realm').text() ?? ''}`.trim(),
    },
  ];
}
