import { MARK } from '../../src/cluster/index.ts';
import { type Place, type Repository, type Source, TreeNode } from '../../src/sdk/index.ts';
import { builtIns } from './built-ins.ts';
import type { Chart } from './chart.ts';
import { type ParsedTemplate, TemplateError } from './template/ast.ts';
import { writeParts } from './template/evaluate.ts';
import { type LineOrigin, Output } from './template/output.ts';
import { parseTemplate } from './template/parse.ts';
import { type Defined, LimitReached, type Rendering, scopeOf } from './template/scope.ts';
import type { Dict } from './template/value.ts';
import { isEnabled, valuesOf } from './values.ts';
import type { Variant } from './variants.ts';

/** A template of a chart as it comes out. */
export interface Rendered {
  readonly source: Source;
  readonly text: string;
  readonly origins: readonly (LineOrigin | undefined)[];
}

/** Something that could not be rendered. */
export interface RenderGap {
  readonly message: string;
  readonly place: Place;
}

/** All of a chart and the charts in it. */
export interface RenderedChart {
  readonly files: readonly Rendered[];
  readonly gaps: readonly RenderGap[];
}

/** One chart of the tree with its values. */
export interface Placed {
  readonly chart: Chart;
  readonly values: Dict;
  /** How `.Template.BasePath` names it, and whether it is the chart that is deployed itself. */
  readonly isOutermost: boolean;
}

/** The chart and every chart in it that the values bring in. */
export function placedCharts(chart: Chart, values: Dict, isOutermost = true): readonly Placed[] {
  const inner = chart.dependencies.flatMap((dependency) => {
    const own = values.get(dependency.key);
    if (!dependency.chart || !isEnabled(dependency, values) || typeof own !== 'object' || own === null) return [];
    return placedCharts({ ...dependency.chart, name: dependency.key }, own as Dict, false);
  });
  return [{ chart, values, isOutermost }, ...inner];
}

/** Renders a chart with the values of a variant. */
export function renderChart(chart: Chart, variant: Variant, repository: Repository): RenderedChart {
  const placed = placedCharts(chart, valuesOf(chart, variant.values));
  const gaps: RenderGap[] = [];
  const parsed = new Map<string, ParsedTemplate>();
  const defines = new Map<string, Defined>();
  for (const { chart: each } of [...placed].reverse()) {
    for (const path of each.templates) {
      const source = repository.read(path);
      const template = source && /\.(ya?ml|tpl|txt)$/.test(path) ? parseSafely(source, gaps) : undefined;
      if (!source || !template) continue;
      parsed.set(path, template);
      for (const [name, parts] of template.defines) defines.set(name, { parts, source });
    }
  }
  const rendering: Rendering = {
    defines,
    mark: MARK,
    onGap: (message, place) => gaps.push({ message, place }),
    steps: 0,
    depth: 0,
    trail: { touched: [], lines: new Map() },
  };
  const files = placed.flatMap((each) => (each.chart.isLibrary ? [] : renderFiles(each, variant, parsed, rendering, repository)));
  return { files, gaps };
}

function parseSafely(source: Source, gaps: RenderGap[]): ParsedTemplate | undefined {
  try {
    return parseTemplate(source.text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    gaps.push({ message: error.message, place: { source, line: error.line } });
    return undefined;
  }
}

function renderFiles(
  { chart, values, isOutermost }: Placed,
  variant: Variant,
  parsed: ReadonlyMap<string, ParsedTemplate>,
  rendering: Rendering,
  repository: Repository,
): readonly Rendered[] {
  const files: Rendered[] = [];
  for (const path of chart.templates) {
    const source = repository.read(path);
    const template = parsed.get(path);
    if (!source || !template || !/\.ya?ml$/.test(path) || /(^|\/)_[^/]*$|\/templates\/tests\//.test(path)) continue;
    const output = new Output();
    const dot = builtIns({ chart, values, variant, path, isOutermost, repository });
    try {
      writeParts(template.parts, scopeOf(rendering, source, dot), output);
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      rendering.onGap(error.message, { source, line: error.line });
      rendering.depth = 0;
      continue;
    }
    files.push({ source, text: output.text(), origins: output.origins() });
  }
  return files;
}

/** A document of the rendered text with every part put back where it was written. */
export function relocated(document: TreeNode, { source, origins }: Rendered): TreeNode {
  return new TreeNode(source, document.content && relocate(document.content, origins, source, new Map()), 1);
}

type Content = NonNullable<TreeNode['content']>;

function relocate(content: Content, origins: Rendered['origins'], source: Source, done: Map<Content, Content>): Content {
  const known = done.get(content);
  if (known) return known;
  const originOf = (line: number) => {
    const origin = origins[line - 1];
    return origin ? { source: origin.place.source, line: origin.place.line, via: origin.via } : { source, line: 1 };
  };
  const here = originOf(content.line);
  done.set(content, content);
  const moved = move(content);
  done.set(content, moved);
  return moved;

  function move(from: Content): Content {
    switch (from.is) {
      case 'map':
        return {
          ...from,
          ...here,
          entries: from.entries.map((entry) => ({
            key: entry.key,
            ...originOf(entry.line),
            value: relocate(entry.value, origins, source, done),
          })),
        };
      case 'list':
        return { ...from, ...here, items: from.items.map((item) => relocate(item, origins, source, done)) };
      case 'scalar': {
        const first = from.text.includes('\n') ? origins[from.line]?.place : undefined;
        return { ...from, ...here, ...(first && { via: [first, ...(here.via ?? [])] }) };
      }
    }
  }
}
