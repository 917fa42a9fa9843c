// https://helm.sh/docs/chart_template_guide/subcharts_and_globals/
import type { Chart, Dependency } from './chart.ts';
import { Dict, isTrue, mergeDicts } from './template/value.ts';

/** The values of a chart with what its user and the charts around it state on top; those of its own charts are among them. */
export function valuesOf(chart: Chart, given: Dict): Dict {
  const values = mergeDicts(chart.values, given);
  for (const dependency of chart.dependencies) {
    const own = values.get(dependency.key);
    const passed = withGlobals(own instanceof Dict ? own : new Dict(), values);
    values.set(dependency.key, dependency.chart ? valuesOf(dependency.chart, passed) : passed, values.places.get(dependency.key));
  }
  return values;
}

function withGlobals(own: Dict, outer: Dict): Dict {
  const globals = outer.get('global');
  if (!(globals instanceof Dict)) return own;
  const known = own.get('global');
  const merged = known instanceof Dict ? mergeDicts(known, globals) : globals;
  return mergeDicts(own, new Dict().set('global', merged, outer.places.get('global')));
}

/** Whether the values bring a dependency in: the first condition that is stated decides, then the tags. */
export function isEnabled({ conditions, tags }: Dependency, values: Dict): boolean {
  for (const condition of conditions) {
    const stated = valueAt(values, condition.split('.'));
    if (typeof stated === 'boolean') return stated;
  }
  const asked = tags.flatMap((tag) => {
    const stated = valueAt(values, ['tags', tag]);
    return typeof stated === 'boolean' ? [stated] : [];
  });
  return asked.length === 0 || asked.some(isTrue);
}

function valueAt(values: Dict, keys: readonly string[]): unknown {
  let value: unknown = values;
  for (const key of keys) value = value instanceof Dict ? value.entries.get(key) : undefined;
  return value;
}
