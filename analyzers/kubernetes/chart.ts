import type { YamlNode } from '../../src/sdk/index.ts';

/** A Helm chart: its Chart.yaml and the values of its own values.yaml. */
export interface Chart {
  readonly name: string;
  readonly folder: string;
  readonly manifest: YamlNode;
  readonly values?: YamlNode;
  /** The chart in whose `charts/` folder this one lies. */
  readonly parent?: Chart;
}
