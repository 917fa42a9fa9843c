import type { Repository, Source } from '../model/analyzer.ts';
import { MARK } from './object.ts';

/** Whether a file can hold objects of a cluster; YAML may be written as JSON is. */
export function isManifest({ text }: Source): boolean {
  return ['apiVersion', 'kind'].every((key) => new RegExp(`^[ \\t-]{0,20}${key}:|[{,\\s]"${key}"\\s{0,20}:`, 'm').test(text));
}

/** Whether a chart's `templates/` or `crds/` folder holds the file. */
export function isChartFile(path: string, repository: Repository): boolean {
  const steps = path.split('/');
  return steps.some((step, index) => {
    if (step !== 'templates' && step !== 'crds' && step !== 'charts') return false;
    const folder = steps.slice(0, index).join('/');
    return repository.has(folder === '' ? 'Chart.yaml' : `${folder}/Chart.yaml`);
  });
}

/**
 * Manifests are also written as templates of tools that are no Helm (gomplate, Jinja, Ansible, Octopus): what stands in `{{ }}`
 * or `{% %}` leaves a mark, and a line that is nothing but expressions is emptied.
 */
export function withoutTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text;
  return text
    .split(/^(?=---)/m)
    .map((document) =>
      isFilledInCluster(document) ? document.split('\n').map(withMarksOfOthers).join('\n') : withMarks(document),
    )
    .join('');
}

/** Only a template of another tool begins a value without quotes: `name: {{ app }}-secret` is no YAML before that tool has run. */
function withMarksOfOthers(line: string): string {
  return /^\s*(?:-\s+)?(?:[\w./-]{1,200}:\s+)?\{[{%]/.test(line) ? withMarks(line) : line;
}

/** The operator fills these templates itself: https://external-secrets.io/latest/guides/templating/ */
function isFilledInCluster(document: string): boolean {
  return /^kind:\s{0,20}["']?(Cluster)?ExternalSecret\b/m.test(document);
}

function withMarks(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const marked = line.replace(/\{\{[^{}]{0,2000}\}\}|\{%[^%]{0,2000}%\}/g, MARK);
      if (!marked.includes(MARK)) return line;
      return marked.replaceAll(MARK, '').trim() === '' ? '' : marked;
    })
    .join('\n');
}
