import type { Problem, Repository, Source } from '../../src/sdk/index.ts';
import type { Chart } from './chart.ts';
import type { Rendered, RenderedChart } from './render.ts';
import type { LineOrigin } from './template/output.ts';
import { toYamlLines } from './template/yaml-text.ts';
import type { Variant } from './variants.ts';

/** What the user's own helm makes of the chart; undefined when none was asked for. */
export function renderedElsewhere(
  chart: Chart,
  variant: Variant,
  own: RenderedChart,
  repository: Repository,
): { readonly files: readonly Rendered[]; readonly problems: readonly Problem[] } | undefined {
  const { release, namespace } = variant;
  const values = toYamlLines(variant.values)
    .map(({ text }) => text)
    .join('\n');
  const rendering = repository.renderers?.helm?.({ folder: chart.folder, release, namespace, values });
  if (!rendering) return undefined;
  if ('text' in rendering) return { files: filesOf(rendering.text, chart, own, repository), problems: [] };
  const message = `The chart ${chart.name} could not be rendered by the helm that was asked for: ${rendering.failure}. It was rendered by asbuilt itself.`;
  return { files: own.files, problems: [{ code: 'renderer-failed', message, evidence: chart.manifest.get('name').evidence() }] };
}

/** Helm writes above each document which template it comes from. */
function filesOf(text: string, chart: Chart, own: RenderedChart, repository: Repository): readonly Rendered[] {
  const parts = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    const name = /^# Source: (\S{1,500})$/.exec(line)?.[1];
    if (name !== undefined) {
      lines = parts.get(name) ?? [];
      parts.set(name, lines);
      lines.push('---');
    } else if (line !== '---') lines.push(line);
  }
  return [...parts].flatMap(([name, written]) => {
    const known = own.files.find(({ source }) => isTemplate(source.path, name));
    const source = known?.source ?? repository.read(pathOf(name, chart));
    return source ? [{ source, text: written.join('\n'), origins: aligned(written, known, source) }] : [];
  });
}

/** `shop/charts/orders/templates/service.yaml`: the first step is the chart's name and not its folder's. */
function pathOf(name: string, { folder }: Chart): string {
  const rest = name.slice(name.indexOf('/') + 1);
  return folder === '.' ? rest : `${folder}/${rest}`;
}

function isTemplate(path: string, name: string): boolean {
  const [chart, template] = [name.replace(/\/templates\/.*$/, '').replace(/^.*\//, ''), name.slice(name.indexOf('/templates/'))];
  return path.endsWith(`${chart}${template}`) || (`/${path}`.endsWith(template) && !name.includes('/charts/'));
}

/** Lines that asbuilt renders the same way come from the same places; others from the place of the line above. */
function aligned(lines: readonly string[], known: Rendered | undefined, source: Source): readonly (LineOrigin | undefined)[] {
  const own = known?.text.split('\n').map((line) => line.trim()) ?? [];
  let reached = 0;
  let last: LineOrigin = { place: { source, line: 1 }, via: [] };
  return lines.map((line) => {
    const at = own.indexOf(line.trim(), reached);
    const found = at >= 0 && line.trim() !== '' ? known?.origins[at] : undefined;
    if (found) {
      reached = at + 1;
      last = found;
    }
    return last;
  });
}
