import { VENDOR_HOSTS, type VendorName } from '../sdk/vendor-hosts.ts';
import type { Effect, Library, Selector } from './library.ts';
import { call, defineLibrary, each, first, text } from './library-builders.ts';

/** A vendor's SDK: making its client, or calling it, is the sign that the vendor's API is called. */
export interface VendorSdk {
  readonly vendor: VendorName;
  readonly imports: readonly string[];
  /** The symbols that make a client, and functions that call without one. */
  readonly makers: readonly string[];
  /** The API's host where this package calls another one than the vendor's usual. */
  readonly host?: string;
  /** Where the client can be told another address. */
  readonly override?: Selector;
  readonly docs: string;
}

/** The library model of an SDK: a call to the vendor's documented host, at the line that makes the client; `*.AddX` only where the file opens the SDK. */
export function vendorLibrary({ vendor, imports, makers, host, override, docs }: VendorSdk): Library {
  const usual = text(host ?? VENDOR_HOSTS[vendor]);
  const effect = call({ protocol: 'http', target: override ? first(override, usual) : usual, vendor });
  const calls = each<Effect>(makers, (maker) => [maker, effect]);
  return defineLibrary({ name: nameOf(vendor, imports), imports, docs, extendsWhereOpened: true, calls });
}

/** `Slack` and `@slack/web-api` give `slack-slack-web-api`: one vendor may have many packages. */
function nameOf(vendor: string, imports: readonly string[]): string {
  return `${vendor} ${imports[0] ?? ''}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}

/** Many resources with the same functions: `resources(['Charge', 'Refund'], ['create', 'list'])` are `Charge.create`, `Charge.list` and so on. */
export function resources(names: readonly string[], functions: readonly string[]): readonly string[] {
  return names.flatMap((name) => functions.map((each) => `${name}.${each}`));
}
