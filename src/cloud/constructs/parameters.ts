import type { FactDraft } from '../../model/fact.ts';
import type { Value } from '../../model/value.ts';
import { isSecureType, type Parameter, parameterFact } from '../parameters.ts';
import { type Made, type Thing, textIn } from '../synth/things.ts';
import type { Deployed } from './deployed.ts';
import { calleeOf, deploymentOf, placed, typeOf } from './names.ts';

type ReadValue = (thing: Thing | undefined) => Value;

/** Parameters that a program puts into the store: CDK's of two levels, and Pulumi's. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ssm-readme.html */
export function parameterFacts({ made, repository }: Deployed, read: ReadValue): readonly FactDraft[] {
  return made.flatMap((each): readonly FactDraft[] => {
    const stated = parameterIn(each);
    if (!stated) return [];
    const parameter: Parameter = { name: stated.name, value: read(stated.value), deployment: deploymentOf(each, repository) };
    return [{ ...parameterFact(parameter, each.evidence), ...placed(each) }];
  });
}

interface Stated {
  readonly name: string;
  readonly value: Thing | undefined;
}

const CLASSES = /^ssm\.(StringParameter|CfnParameter|Parameter)$/;

function parameterIn(made: Made): Stated | undefined {
  const { properties } = made;
  const name = textIn(properties.get('parameterName')) ?? textIn(properties.get('name'));
  const type = properties.get('type');
  const isSecure = isSecureType(type?.is === 'package' ? type.path : textIn(type));
  if (!CLASSES.test(typeOf(made) ?? '') || name === undefined || isSecure) return undefined;
  return { name, value: properties.get('stringValue') ?? properties.get('value') };
}

/** The name of the parameter whose value somebody is given: `valueForStringParameter(this, '/shop/url')`, `fromStringParameterName(…).stringValue`. */
export function parameterGiven(thing: Thing | undefined): string | undefined {
  if (thing?.is === 'attribute') return /^(stringValue|value)$/.test(thing.name) ? nameOfParameter(thing.of) : undefined;
  if (thing?.is !== 'made' || !/(^|\.)(StringParameter|Secret)\./.test(thing.path)) return undefined;
  const callee = calleeOf(thing);
  if (/^value(ForStringParameter|ForTypedStringParameterV2|FromLookup)$/.test(callee)) return textIn(thing.arguments[1]);
  return callee === 'fromSsmParameter' ? nameOfParameter(thing.arguments[0]) : undefined;
}

function nameOfParameter(thing: Thing | undefined): string | undefined {
  if (thing?.is !== 'made') return undefined;
  if (calleeOf(thing) === 'fromStringParameterName') return textIn(thing.arguments[2]);
  if (/^from(Secure)?StringParameterAttributes$/.test(calleeOf(thing))) return textIn(thing.properties.get('parameterName'));
  return parameterIn(thing)?.name;
}
