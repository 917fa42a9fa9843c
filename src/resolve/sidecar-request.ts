// https://docs.dapr.io/reference/api/
import type { FactOf } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import { isHostOpen, isLocal, parseAddresses } from './address.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Settings } from './settings.ts';

/** What a request to a sidecar's own API asks it for. */
export type SidecarRequest =
  | { readonly asks: 'service'; readonly id: string; readonly path: string }
  | { readonly asks: 'publish'; readonly component: string; readonly topic: string }
  | { readonly asks: 'component'; readonly use: string; readonly component: string }
  /** Its health, its settings, its actors: nothing that another node answers. */
  | { readonly asks: 'itself' };

/** The building blocks of the HTTP API, with the use of the components that each works with. */
const USES: Readonly<Record<string, string>> = { state: 'state', bindings: 'bindings', secrets: 'secretstores' };
/** What the sidecar answers by itself. https://docs.dapr.io/reference/api/ */
const ITS_OWN = /^(?:actors|metadata|healthz|configuration|subscribe|lock|unlock|workflows|jobs|shutdown|crypto|conversation)$/;
const API = /^\/v1\.0(?:-(?:alpha|beta)\d)?\/([a-z]{1,20})(?:\/(.*))?$/s;

/** The requests that a call makes of the sidecar beside it; none when it asks somebody else. */
export function sidecarRequest(
  { target, path, recipient }: FactOf<'call'>,
  thing: Thing,
  settings: Settings,
  isOwn: (host: string) => boolean,
): readonly SidecarRequest[] {
  const mentions = (value: Value) =>
    mentionsApi(value, (setting) => followEverywhere(setting, thing, settings).some(({ text }) => text.includes('/v1.0/')));
  if (!recipient && ![target, ...(path ? [path] : [])].some(mentions)) return [];
  const behind = path ? followEverywhere(path, thing, settings).map(({ text }) => text) : [''];
  const addresses = followEverywhere(target, thing, settings).flatMap(({ text }) => parseAddresses(text));
  const own = addresses.filter((each) => isLocal(each) || isHostOpen(each) || isOwn(each.host));
  const paths = own.flatMap((each) => behind.map((rest) => `${each.path.replace(/\/+$/, '')}${rest}`));
  const asked = [...new Set(paths)];
  const ids = recipient ? followEverywhere(recipient, thing, settings).filter(isComplete) : [];
  const named = [...new Set(ids.map(({ text }) => text))];
  return named.length > 0 ? named.flatMap((id) => asked.map((each) => toService(id, each))) : asked.flatMap(requestOf);
}

/** By the header `dapr-app-id`, at the sidecar's own address: https://docs.dapr.io/reference/api/service_invocation_api/ */
function toService(id: string, path: string): SidecarRequest {
  return { asks: 'service', id, path: path.startsWith('/') ? path : `/${path}` };
}

/** Cheap, because every call is asked: only a setting that an address begins with is followed. */
function mentionsApi(value: Value, isToldIn: (setting: Value) => boolean): boolean {
  switch (value.is) {
    case 'literal':
      return typeof value.value === 'string' && value.value.includes('v1.0');
    case 'concat':
      return value.parts.some((each, index) => mentionsApi(each, index === 0 ? isToldIn : NOWHERE));
    case 'one-of':
      return value.values.some((each) => mentionsApi(each, isToldIn));
    case 'setting':
      return (value.fallback !== undefined && mentionsApi(value.fallback, isToldIn)) || isToldIn(value);
    default:
      return false;
  }
}

const NOWHERE = () => false;

function requestOf(path: string): readonly SidecarRequest[] {
  const [, api = '', rest = ''] = API.exec(path) ?? [];
  const [name = '', ...others] = rest.split('/');
  if (api === '') return [];
  if (api === 'invoke') {
    const method = /^method(?:\/|$)(.*)$/s.exec(others.join('/'))?.[1];
    return method === undefined ? [] : [{ asks: 'service', id: name, path: `/${method}` }];
  }
  if (api === 'publish') return [{ asks: 'publish', component: name, topic: others.join('/') }];
  const use = Object.hasOwn(USES, api) ? USES[api] : undefined;
  if (use !== undefined) return [{ asks: 'component', use, component: name }];
  return ITS_OWN.test(api) ? [{ asks: 'itself' }] : [];
}
