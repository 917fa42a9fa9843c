import type { Evidence } from '../model/evidence.ts';
import type { ComponentFact, SettingFact } from '../model/fact.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { valueOf } from './object.ts';

/** One text among the values that a chart from elsewhere is given. */
export interface ChartText {
  /** `['externalDatabase', 'host']`. */
  readonly path: readonly string[];
  readonly text: string;
  readonly evidence: Evidence;
}

/** Sections that say how the chart's own workload is reached, built and placed, and not whom it asks. */
const OWN =
  /^(ingress|gateway|(http)?routes?|image|images|service|services|serviceaccount|annotations|labels|pod(annotations|labels)|tls|persistence|affinity|nodeselector|tolerations|resources|networkpolicy|global)$/i;

const ADDRESS_KEY = /(url|uri|host|hostname|addr|address|endpoint|server|broker|dsn|connectionstring)s?$/i;
/** `sidecarImage: redis:16` */
const IMAGE_KEY = /(image|tag|version|repository)$/i;
const ADDRESS = /:\/\/|^[\w.-]{1,200}:\d{2,5}$/;

const DEEPEST = 12;

/** What is said to a product whose chart lies elsewhere: nobody here can tell what its templates make of it, but an address is one. */
export function chartSettings(texts: readonly ChartText[], { deployment, name }: ComponentFact): readonly SettingFact[] {
  const owner = { is: 'component', deployment, name } as const;
  return texts
    .filter(({ path, text }) => text !== '' && (ADDRESS_KEY.test(path.at(-1) ?? '') || ADDRESS.test(text)))
    .filter(({ path }) => !IMAGE_KEY.test(path.at(-1) ?? ''))
    .filter(({ path }) => !path.some((each) => OWN.test(each)))
    .map(({ path, text, evidence }) => {
      const key = path.join('.');
      return { kind: 'setting', evidence: evidenceOfSetting(evidence, key, text), owner, key, value: valueOf(key, text, false) };
    });
}

/** The texts in values that are written in place; an entry of a list with `name` and `value` goes by its name. */
export function chartTexts(values: TreeNode, path: readonly string[] = []): readonly ChartText[] {
  if (path.length > DEEPEST) return [];
  if (values.kind === 'map') return values.entries().flatMap(([key, value]) => chartTexts(value, [...path, key]));
  if (values.kind === 'list')
    return values.items().flatMap((item, index) => {
      const [name, value] = [item.get('name').text(), item.get('value')];
      return name !== undefined && value.exists ? chartTexts(value, [...path, name]) : chartTexts(item, [...path, String(index)]);
    });
  const text = values.text();
  return text === undefined ? [] : [{ path, text, evidence: values.evidence() }];
}
