import type { CallSite } from '../../code/ir.ts';
import type { Repository } from '../../model/analyzer.ts';
import type { Evidence } from '../../model/evidence.ts';
import { folderOf, joinPath } from '../../sdk/path.ts';
import { camel } from '../synth/making.ts';
import { type Made, madeIn, rootOf, textIn } from '../synth/things.ts';
import { NAMES } from './table.ts';

/** Packages whose classes are constructs. */
export const PACKAGES = /^(aws-cdk-lib|@aws-cdk\/|aws_cdk|@pulumi\/(aws|gcp)|pulumi_(aws|gcp))/;

/** `sqs.Queue` of `aws-cdk-lib/aws-sqs`, of `aws_sqs` in `aws-cdk-lib`, of `@pulumi/aws`. */
export function typeOf({ path, on, isNew, module }: Made): string | undefined {
  if (on || !PACKAGES.test(path) || (!isNew && module.language === 'typescript')) return undefined;
  const [, room, type] = /(?:^|[./])(?:aws[-_])?([a-z][\w-]{0,40})[./]([A-Z]\w{0,60})$/.exec(path) ?? [];
  return room === undefined ? undefined : `${room.replaceAll('-', '_').replace(/_alpha$/, '')}.${type}`;
}

/** The class or function that was called, without what it lies in: `fromAsset`, `LambdaIntegration`. */
export function calleeOf({ path }: Made): string {
  return camel(path.slice(path.lastIndexOf('.') + 1));
}

/** The id that a construct is given in its scope; Pulumi's resources have nothing else. */
export function idOf({ arguments: items, properties }: Made): string | undefined {
  return textIn(items.find((item) => textIn(item) !== undefined)) ?? textIn(properties.get('id'));
}

/** How other lines refer to a construct: its class and its path below the stack, in the form of a host. */
export function referenceOf(made: Made): string {
  return [typeOf(made) ?? made.path, ...scopesOf(made), idOf(made)].join('.');
}

const DEEPEST = 8;

/** Ids of the team's own constructs around one; its stack is among them only where that tells it from another. */
function scopesOf(made: Made): readonly string[] {
  const ids = around(made).constructs.flatMap((each) => idOf(each) ?? []);
  return made.stack === undefined ? ids : [made.stack, ...ids];
}

interface Around {
  readonly stack: Made | undefined;
  /** The outermost first. */
  readonly constructs: readonly Made[];
}

/** What a construct lies in; a container lies where its task does. */
function around(made: Made): Around {
  const constructs: Made[] = [];
  let at = madeIn((made.on ? rootOf(made.on) : made)?.arguments[0]);
  for (let depth = 0; at && depth < DEEPEST; depth += 1) {
    if (/\.(Nested)?(Stack|Stage)$|\.App$/.test(at.path)) return { stack: at, constructs };
    constructs.unshift(at);
    at = madeIn(at.arguments[0]);
  }
  return { stack: undefined, constructs };
}

/** Tells constructs of different stacks apart that have the same id; what one line makes for several stages stays one. */
export function tellStacksApart(made: readonly Made[], repository: Repository): void {
  const alike = new Map<string, Made[]>();
  for (const each of made.filter((one) => idOf(one) !== undefined)) {
    const key = `${deploymentOf(each, repository)} ${referenceOf(each)}`;
    const known = alike.get(key) ?? [];
    known.push(each);
    alike.set(key, known);
  }
  for (const group of alike.values()) {
    const rooms = group.map((each) => ({ each, stack: around(each).stack, line: lineOf(each) }));
    if (new Set(rooms.map(({ line }) => line)).size < 2) continue;
    for (const { each, line } of rooms) {
      const stack = rooms.find((other) => other.line === line)?.stack;
      const id = stack && idOf(stack);
      if (id !== undefined) each.stack = id;
    }
  }
}

/** The line that all objects of a stack's class share; of what lies in a stack without a class of its own, the line that makes it. */
function lineOf(made: Made): CallSite | undefined {
  const { stack } = around(made);
  return stack?.site.callee.is === 'super' ? stack.site : stack && made.site;
}

/** The name that the arguments fix. */
export function fixedName({ properties }: Made): string | undefined {
  return NAMES.map((name) => textIn(properties.get(name))).find((text) => text !== undefined);
}

/** The name that it has in its account, as far as that can be told: constructs without one are named by their ids. */
export function nameOf(made: Made): string {
  return fixedName(made) ?? [...scopesOf(made), idOf(made) ?? ''].join('-');
}

/** The folder with `cdk.json` or `Pulumi.yaml` around the line that makes it, or around the file that this is called from. */
export function deploymentOf({ evidence, via }: Pick<Made, 'evidence' | 'via'>, { has }: Repository): string {
  for (const { path } of [evidence, ...via]) {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const at = (name: string) => joinPath(folder, name) ?? name;
      if (has(at('cdk.json'))) return `cdk:${folder}`;
      if (has(at('Pulumi.yaml'))) return `pulumi:${folder}`;
      if (folder === '.') break;
    }
  }
  return `cdk:${folderOf(evidence.path)}`;
}

export function folderOfDeployment(deployment: string): string {
  return deployment.replace(/^\w+:/, '');
}

/** A path of a program: those from the root begin with `/`, all others are seen from the folder that the program runs in. */
export function pathFrom(stated: string, deployment: string): string | undefined {
  if (stated.startsWith('/')) return joinPath('.', stated.replace(/^\/+/, '') || '.');
  return joinPath(folderOfDeployment(deployment), stated === '' ? '.' : stated);
}

/** The line that states something of a construct, with the lines that led there. */
export function placed({ evidence, via }: Pick<Made, 'evidence' | 'via'>): {
  readonly evidence: Evidence;
  readonly via?: readonly Evidence[];
} {
  return via.length > 0 ? { evidence, via } : { evidence };
}
