// https://registry.terraform.io/providers/hashicorp/helm/latest/docs/resources/release

import { attribute, type Module, type Placed, valueOf } from '../../src/cloud/index.ts';
import { chartProduct } from '../../src/cluster/index.ts';
import type { Block, Expression } from '../../src/sdk/index.ts';
import { evidenceAt, type FactDraft, textOf } from '../../src/sdk/index.ts';

/** A `helm_release` of a chart that lies elsewhere; one of the repository is rendered with the other charts. */
export function releaseFacts(block: Placed, module: Module, deployment: string): readonly FactDraft[] {
  if (block.type !== 'resource' || block.labels[0] !== 'helm_release') return [];
  const read = (expression: Expression | undefined) => {
    const value = expression && valueOf(expression, module);
    return value === undefined || value.is === 'unknown' ? '' : textOf(value);
  };
  const [release, chart] = [read(attribute(block, 'name')), read(attribute(block, 'chart'))];
  if (release === '' || chart === '' || /^[./]/.test(chart)) return [];
  const setTo = (name: string) =>
    read(
      attribute(
        settings(block).find((each) => read(attribute(each, 'name')) === name),
        'value',
      ),
    );
  const foreign = {
    chart: chart.replace(/^.*\//, ''),
    key: release,
    release,
    deployment,
    fullName: setTo('fullnameOverride'),
    shortName: setTo('nameOverride'),
  };
  return [chartProduct(foreign, { evidence: evidenceAt(block.source, block.line) }) ?? []].flat();
}

/** `set { name = … value = … }`, and `set = [{ … }]` since version 3 of the provider. */
function settings(block: Block): readonly Block[] {
  const list = attribute(block, 'set');
  const items = list?.is === 'list' ? list.items : [];
  const listed = items.flatMap((item) =>
    item.is === 'object' ? [{ type: 'set', labels: [], blocks: [], line: item.line, attributes: item.entries }] : [],
  );
  return [...block.blocks.filter(({ type }) => type === 'set'), ...listed];
}
