// https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set
import type { Place } from '../../src/sdk/index.ts';
import { Dict, type GoValue } from './template/value.ts';

/** `image.tag` is a key in a key; a dot behind a backslash belongs to the name. */
export function setValue(name: string, value: GoValue, places: readonly Place[]): Dict {
  const steps = name
    .replaceAll('\\.', '\u0000')
    .split('.')
    .map((step) => step.replaceAll('\u0000', '.'));
  const nested = steps.reduceRight<GoValue>((inner, step) => new Dict().set(step, inner, places), value);
  return nested instanceof Dict ? nested : new Dict();
}
