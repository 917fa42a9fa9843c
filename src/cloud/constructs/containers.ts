import type { ComponentFact, FactDraft } from '../../model/fact.ts';
import { literal } from '../../model/value.ts';
import { cleanText } from '../../sdk/secrets.ts';
import { itemsOf, type Made, optionsOf, type Thing, textIn } from '../synth/things.ts';
import type { Addresses } from './addresses.ts';
import type { Deployed } from './deployed.ts';
import { calleeOf, placed, referenceOf } from './names.ts';
import { settingFacts } from './settings.ts';
import { containerProperties, type Unit } from './units.ts';

/** Containers with their images, ports and environments. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs-readme.html */
export function containerFacts(deployed: Deployed, addresses: Addresses): readonly FactDraft[] {
  return [...deployed.units].flatMap(([made, unit]) =>
    unit.kind === 'container' ? factsOf(made, unit, { deployed, hosts: addresses.get(made) ?? [] }) : [],
  );
}

interface Around {
  readonly deployed: Deployed;
  /** What the outside knows it by. */
  readonly hosts: readonly string[];
}

function factsOf(made: Made, unit: Unit, { deployed, hosts }: Around): readonly FactDraft[] {
  const { owner } = unit;
  const stated = containerProperties(made);
  const ports = portsIn(stated).map((port): FactDraft => ({ kind: 'listen', ...placed(made), owner, port: literal(port) }));
  return [
    componentOf(made, unit, { stated, hosts }),
    ...ports,
    ...settingFacts(optionsOf(stated.get('environment')), owner, made, deployed),
    ...settingFacts(optionsOf(stated.get('secrets')), owner, made, deployed),
  ];
}

function componentOf(
  made: Made,
  { owner, folder, dockerfile }: Unit,
  { stated, hosts }: { readonly stated: ReadonlyMap<string, Thing>; readonly hosts: readonly string[] },
): ComponentFact {
  const image = stated.get('image');
  const named = image?.is === 'made' && calleeOf(image) === 'fromRegistry' ? textIn(image.arguments[0]) : undefined;
  return {
    kind: 'component',
    ...placed(made),
    deployment: owner.deployment,
    name: owner.name,
    hosts: [...(made.on ? [] : [referenceOf(made)]), ...hosts],
    ...(named !== undefined && { image: cleanText(named) }),
    ...(folder !== undefined && { build: { context: folder, ...(dockerfile !== undefined && { dockerfile }) } }),
  };
}

function portsIn(stated: ReadonlyMap<string, Thing>): readonly number[] {
  const mapped = itemsOf(stated.get('portMappings')).map((each) => optionsOf(each).get('containerPort'));
  return [stated.get('containerPort'), ...mapped].flatMap((thing) => {
    const port = Number(textIn(thing));
    return Number.isInteger(port) && port > 0 ? [port] : [];
  });
}
