import type { FactDraft, RouteFact } from '../../model/fact.ts';
import { literal, type Value } from '../../model/value.ts';
import { cleanText } from '../../sdk/secrets.ts';
import type { Managed } from '../services.ts';
import { itemsOf, type Made, optionsOf, rootOf, type Thing, textIn } from '../synth/things.ts';
import { behind, type Deployed, managedAt, ownerOf, unitAt } from './deployed.ts';
import { calleeOf, placed, referenceOf, typeOf } from './names.ts';

/** What gateways hand on to functions: a route of whoever serves it, and a call of the gateway. */
export function routeFacts(deployed: Deployed): readonly FactDraft[] {
  return deployed.made.flatMap((made) => {
    if (made.on) return calledOn(made, made.on, deployed);
    if (/\.HttpRoute$/.test(made.path)) return httpRoute(made, deployed);
    return wholeFacts(made, deployed);
  });
}

function calledOn(made: Made, on: Thing, deployed: Deployed): readonly FactDraft[] {
  const gateway = gatewayOf(on, deployed);
  if (gateway?.word !== 'gateway') return [];
  switch (calleeOf(made)) {
    case 'addMethod':
      return served(verbOf(made.arguments[0]), pathOf(on), made.arguments[1] ?? integrationOf(on), { made, gateway, deployed });
    case 'addProxy':
      return textIn(made.properties.get('anyMethod')) === 'false' || isNot(made.properties.get('anyMethod'))
        ? []
        : served('ANY', below(pathOf(on), '{proxy+}'), made.properties.get('defaultIntegration') ?? integrationOf(on), {
            made,
            gateway,
            deployed,
          });
    case 'addRoutes':
      return verbsOf(made.properties.get('methods')).flatMap((verb) =>
        served(verb, textIn(made.properties.get('path')), made.properties.get('integration'), { made, gateway, deployed }),
      );
    case 'addRoute':
      return served(undefined, undefined, made.properties.get('integration'), { made, gateway, deployed });
    default:
      return [];
  }
}

/** The gateway that a resource lies in. */
function gatewayOf(on: Thing, deployed: Deployed, depth = 0): Managed | undefined {
  const root = rootOf(on);
  if (!root || depth > DEEPEST) return undefined;
  return deployed.managed.get(root) ?? (root.on && gatewayOf(root.on, deployed, depth + 1));
}

interface Serving {
  readonly made: Made;
  readonly gateway: Managed;
  readonly deployed: Deployed;
}

/** A route of the function behind an integration; without a path only the wire. */
function served(
  verb: string | undefined,
  path: string | undefined,
  integration: Thing | undefined,
  { made, gateway, deployed }: Serving,
): readonly FactDraft[] {
  const target = behind(integration, deployed);
  const unit = unitAt(target, deployed);
  const root = rootOf(target);
  if (!unit || !root) return passedOn(integration, { made, gateway, deployed });
  const place = placed(made);
  const call: FactDraft = {
    kind: 'call',
    ...place,
    owner: ownerOf(gateway),
    protocol: 'http',
    target: literal(`http://${referenceOf(root)}`),
  };
  if (verb === undefined || path === undefined) return [call];
  const route: RouteFact = {
    kind: 'route',
    ...place,
    owner: unit.owner,
    method: verb,
    path: literal(cleanText(`/${path.replace(/^\/+/, '')}`)),
  };
  return [route, call];
}

/** `new HttpIntegration('https://orders.example.com')`. */
function passedOn(integration: Thing | undefined, { made, gateway }: Serving): readonly FactDraft[] {
  const url =
    integration?.is === 'made'
      ? integration.arguments.map((each) => textIn(each)).find((text) => text !== undefined && /^https?:\/\//.test(text))
      : undefined;
  if (url === undefined) return [];
  const target: Value = literal(cleanText(url));
  return [{ kind: 'call', ...placed(made), owner: ownerOf(gateway), protocol: 'http', target }];
}

function isNot(thing: Thing | undefined): boolean {
  return thing?.is === 'plain' && thing.value === false;
}

/** `'GET'`, `HttpMethod.GET`. */
function verbOf(thing: Thing | undefined): string | undefined {
  const text = textIn(thing) ?? (thing?.is === 'package' ? thing.path.split('.').at(-1) : undefined);
  return text?.toUpperCase();
}

function verbsOf(thing: Thing | undefined): readonly string[] {
  const verbs = itemsOf(thing).flatMap((item) => verbOf(item) ?? []);
  return verbs.length > 0 ? verbs : ['ANY'];
}

/** `api.root.addResource('v1').resourceForPath('orders/{id}')` is `v1/orders/{id}`. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway-readme.html */
function pathOf(on: Thing, depth = 0): string | undefined {
  if (depth > DEEPEST) return undefined;
  if (on.is === 'attribute') return on.name === 'root' ? '' : undefined;
  if (on.is !== 'made') return undefined;
  if (!on.on) return '';
  const callee = calleeOf(on);
  if (callee === 'addProxy') return below(pathOf(on.on, depth + 1), '{proxy+}');
  const part = /^(addResource|resourceForPath|getResource)$/.test(callee) ? textIn(on.arguments[0]) : undefined;
  return part === undefined ? undefined : below(pathOf(on.on, depth + 1), part);
}

const DEEPEST = 24;

function below(path: string | undefined, part: string): string | undefined {
  return path === undefined ? undefined : `${path}/${part.replace(/^\/|\/$/g, '')}`;
}

/** What serves the methods that name nobody: of the resource, of those around it, of the whole gateway. */
function integrationOf(on: Thing, depth = 0): Thing | undefined {
  if (depth > DEEPEST) return undefined;
  if (on.is === 'attribute') return integrationOf(on.of, depth + 1);
  if (on.is !== 'made') return undefined;
  return on.properties.get('defaultIntegration') ?? on.properties.get('handler') ?? (on.on && integrationOf(on.on, depth + 1));
}

/** `new HttpRoute(this, 'Orders', { httpApi, routeKey: HttpRouteKey.with('/orders', HttpMethod.GET), integration })`. */
function httpRoute(made: Made, deployed: Deployed): readonly FactDraft[] {
  const gateway = managedAt(made.properties.get('httpApi'), deployed);
  const key = made.properties.get('routeKey');
  if (!gateway || key?.is !== 'made') return [];
  return served(verbOf(key.arguments[1]) ?? 'ANY', textIn(key.arguments[0]), made.properties.get('integration'), {
    made,
    gateway,
    deployed,
  });
}

/** Gateways with one function behind all paths, and the routes of a connection by websocket. */
function wholeFacts(made: Made, deployed: Deployed): readonly FactDraft[] {
  const gateway = deployed.managed.get(made);
  if (gateway?.word !== 'gateway') return [];
  const serving = { made, gateway, deployed };
  const { properties } = made;
  if (/\.LambdaRestApi$/.test(typeOf(made) ?? ''))
    return isNot(properties.get('proxy')) ? [] : served('ANY', '/{proxy+}', properties.get('handler'), serving);
  if (/\.HttpApi$/.test(typeOf(made) ?? '') && properties.get('defaultIntegration'))
    return served('ANY', '/{proxy+}', properties.get('defaultIntegration'), serving);
  const options = ['connectRouteOptions', 'disconnectRouteOptions', 'defaultRouteOptions'];
  return options.flatMap((option) => served(undefined, undefined, optionsOf(properties.get(option)).get('integration'), serving));
}
