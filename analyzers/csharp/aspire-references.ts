// https://learn.microsoft.com/dotnet/aspire/fundamentals/networking-overview
import type { Expression } from '../../src/code/ir.ts';
import type { Evidence } from '../../src/model/evidence.ts';
import { own } from '../../src/sdk/index.ts';
import { cleanText } from '../../src/sdk/secrets.ts';
import { RESOURCES } from './aspire-resources.ts';

/** One resource of an application model: what is added, and the calls that are chained to it. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  /** The server of a database. */
  readonly parent?: Resource | undefined;
  readonly project?: string | undefined;
  readonly arguments: readonly Expression[];
  readonly chained: readonly Chained[];
  readonly evidence: Evidence;
}

/** A call that says more of a resource. */
export interface Chained {
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly evidence: Evidence;
}

/** How the methods that add a project of .NET end. */
export const PROJECT = /^(AzureFunctions)?Project$/;

/** Whether it is a program of a folder that is named, whatever its language. */
export function isApp(kind: string): boolean {
  return own(RESOURCES, kind)?.isApp === true;
}

/** Whether it is asked over HTTP by its name. */
function isService(kind: string): boolean {
  return PROJECT.test(kind) || isApp(kind) || kind === 'ExternalService';
}

/**
 * Settings that tell of a resource. Programs of other languages than .NET are told addresses by plain names, too:
 * https://aspire.dev/fundamentals/networking-overview/, https://aspire.dev/whats-new/aspire-13/
 */
export function keysOf({ name, kind }: Resource, reference: string, of: string, given: string | undefined): readonly string[] {
  if (reference === 'WithHostStorage') return ['AzureWebJobsStorage'];
  const isForeign = isApp(of) && of !== 'CSharpApp';
  const plain = (given ?? name).replaceAll('-', '_').toUpperCase();
  if (isService(kind)) {
    const http = `services__${name}__http__0`;
    return isForeign ? [http, `services__${name}__https__0`, `${plain}_HTTP`, `${plain}_HTTPS`] : [http];
  }
  const connection = given ?? name;
  const others = of === 'AzureFunctionsProject' ? [connection] : isForeign ? [`${plain}_URI`] : [];
  return [`ConnectionStrings__${connection}`, ...others];
}

/** `WithReference(db, connectionName: "orders")` */
export function nameBehind(expression: Expression | undefined): string | undefined {
  return expression?.is === 'keyword' && expression.name === 'connectionName' ? textOf(expression.of) : textOf(expression);
}

/** Where a resource is: a part of a server where that is, a system outside at the address that it is added with. */
export function addressOf({ name, kind, parent, arguments: args }: Resource): string {
  if (kind === 'ExternalService') return cleanText(textOf(args[1]) ?? '');
  if (parent && !/Database$/.test(kind)) return addressOf(parent);
  if (parent) return `Server=${cleanText(parent.name)};Database=${cleanText(name)}`;
  const scheme = own(RESOURCES, kind)?.scheme ?? 'http';
  return `${scheme}://${cleanText(name)}`;
}

/** The text that is written there. */
export function textOf(expression: Expression | undefined): string | undefined {
  return expression?.is === 'literal' && expression.value !== null ? String(expression.value) : undefined;
}
