import type { FactDraft } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import { cleanText } from '../../sdk/secrets.ts';
import type { Managed } from '../services.ts';
import { type Made, textIn } from '../synth/things.ts';
import { type Deployed, managedAt, ownerOf } from './deployed.ts';
import { askFacts } from './machines.ts';
import { calleeOf, deploymentOf, pathFrom, placed } from './names.ts';

/**
 * GraphQL served by the cloud: its schema, and where its resolvers take data from.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_appsync-readme.html
 */
export function graphFacts(deployed: Deployed): readonly FactDraft[] {
  const schemas = [...deployed.managed].flatMap(([made, managed]) =>
    managed.word === 'appsync' ? schemaFacts(made, managed, deployed) : [],
  );
  return [...schemas, ...deployed.made.flatMap((made) => sourceFacts(made, deployed))];
}

/** `Definition.fromFile('schema.graphql')`, `SchemaFile.fromAsset('schema.graphql')`. */
function schemaFacts(made: Made, managed: Managed, { repository }: Deployed): readonly FactDraft[] {
  const stated = made.properties.get('definition') ?? made.properties.get('schema');
  const text = stated?.is === 'made' && /^from(File|Asset)$/.test(calleeOf(stated)) ? textIn(stated.arguments[0]) : undefined;
  const path = text === undefined ? undefined : pathFrom(text, deploymentOf(made, repository));
  if (path === undefined) return [];
  return [{ kind: 'contract-use', ...placed(made), owner: ownerOf(managed), role: 'serves', contract: literal(`/${path}`) }];
}

function sourceFacts(made: Made, deployed: Deployed): readonly FactDraft[] {
  const api = made.on ? managedAt(made.on, deployed) : managedAt(made.properties.get('api'), deployed);
  if (api?.word !== 'appsync' || !/(^add\w{1,40}|\.\w{1,40})DataSource$/.test(made.path)) return [];
  const owner = ownerOf(api);
  const url = made.arguments.map((each) => textIn(each)).find((text) => text !== undefined && /^https?:\/\//.test(text));
  if (url !== undefined) return [{ kind: 'call', ...placed(made), owner, protocol: 'http', target: literal(cleanText(url)) }];
  const things = [...made.arguments, ...made.properties.values()].filter((each) => managedAt(each, deployed) !== api);
  return things.flatMap((thing) => askFacts(thing, owner, made, deployed)).slice(0, 1);
}
