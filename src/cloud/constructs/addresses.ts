import { entriesOf, itemsOf, type Made, madeIn, optionsOf, rootOf, type Thing, textIn } from '../synth/things.ts';
import { behind, type Deployed, managedAt, unitAt } from './deployed.ts';
import { calleeOf, typeOf } from './names.ts';

/** The hosts that the outside knows what is made by. */
export type Addresses = ReadonlyMap<Made, readonly string[]>;

/** Domain names that are given to containers, functions and gateways: by themselves, by records, by mappings and by what stands in front of them. */
export function addressesOf(deployed: Deployed): Addresses {
  const found = new Map<Made, readonly string[]>();
  for (const made of deployed.made)
    for (const [thing, hosts] of namesGivenBy(made, deployed)) {
      const named = namedIn(thing, deployed);
      if (named) found.set(named, [...new Set([...(found.get(named) ?? []), ...hosts])]);
    }
  return found;
}

/** What answers to a name: a unit, or a gateway. Buckets and queues share a node with all others of their kind. */
function namedIn(thing: Thing | undefined, deployed: Deployed): Made | undefined {
  const target = behind(madeIn(thing) ?? thing, deployed);
  const word = managedAt(target, deployed)?.word;
  const isNamed = unitAt(target, deployed) !== undefined || word === 'gateway' || word === 'appsync' || word === 'balancer';
  return isNamed ? rootOf(target) : undefined;
}

type Given = readonly [to: Thing | undefined, hosts: readonly string[]];

function namesGivenBy(made: Made, deployed: Deployed): readonly Given[] {
  const type = typeOf(made) ?? '';
  if (/^route53\.(A|Aaaa|Cname)Record$/.test(type)) return recordName(made);
  if (/^apigateway(v2)?\.(ApiMapping|BasePathMapping)$/.test(type))
    return [[made.properties.get('api') ?? made.properties.get('restApi'), hostsIn(made.properties.get('domainName'))]];
  if (type === 'apigateway.DomainName') return [[made.properties.get('mapping'), hostsIn(made)]];
  if (type === 'cloudfront.Distribution') return frontName(made);
  if (made.on && calleeOf(made) === 'addDomainName') return [[made.on, hostsIn(made)]];
  if (!deployed.units.has(made) && !deployed.managed.has(made)) return [];
  return [
    [made, hostsIn(made.properties.get('domainName'))],
    [made, hostsIn(optionsOf(made.properties.get('defaultDomainMapping')).get('domainName'))],
  ];
}

/** https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_route53-readme.html: a name ends in its zone's, or is put in front of that. */
function recordName({ properties }: Made): readonly Given[] {
  const zone = zoneName(properties.get('zone'));
  const stated = textIn(properties.get('recordName'))?.replace(/\.$/, '');
  const target = properties.get('target');
  const to = target?.is === 'made' && calleeOf(target) === 'fromAlias' ? target.arguments[0] : properties.get('domainName');
  if (zone === undefined) return [[to, stated?.includes('.') ? hostsIn(properties.get('recordName')) : []]];
  const isWhole = stated === zone || stated?.endsWith(`.${zone}`);
  return [[to, hostOf(stated === undefined ? zone : isWhole ? stated : `${stated}.${zone}`)]];
}

function zoneName(zone: Thing | undefined): string | undefined {
  const made = madeIn(zone);
  return textIn(made?.properties.get('zoneName')) ?? textIn(made?.properties.get('domainName'));
}

/** What stands behind all paths that no rule of their own takes elsewhere. */
function frontName({ properties }: Made): readonly Given[] {
  const origin = optionsOf(properties.get('defaultBehavior')).get('origin');
  return [[origin, itemsOf(properties.get('domainNames')).flatMap(hostsIn)]];
}

/** A text, or what holds one: `{ domainName: 'shop.example' }`, `new DomainName(this, 'Name', { domainName: 'shop.example' })`. */
function hostsIn(thing: Thing | undefined): readonly string[] {
  const text = textIn(thing);
  if (text !== undefined) return hostOf(text);
  return hostOf(textIn((madeIn(thing)?.properties ?? entriesOf(thing)).get('domainName')) ?? '');
}

function hostOf(text: string): readonly string[] {
  return /^[\w-]+(\.[\w-]+)+$/.test(text) ? [text] : [];
}
