// https://helm.sh/docs/helm/helm_template/ and https://kubectl.docs.kubernetes.io/references/kustomize/cmd/build/
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, isAbsolute, join, resolve } from 'node:path';
import type { Renderers } from '../model/analyzer.ts';
import { type ProgramCall, runProgram } from './run-program.ts';

/** Paths of programs, as the user gave them. */
export interface RendererPaths {
  readonly helm?: string;
  readonly kustomize?: string;
}

/** The programs that the user named, ready to be asked by analyzers; nothing without a name. */
export function renderersFor(root: string, { helm, kustomize }: RendererPaths): { readonly renderers?: Renderers } {
  if (helm === undefined && kustomize === undefined) return {};
  const folder = resolve(root);
  return {
    renderers: {
      ...(helm !== undefined && { helm: (chart) => inScratch((scratch) => renderChart(helm, folder, chart, scratch)) }),
      ...(kustomize !== undefined && {
        kustomize: (overlay) =>
          inScratch((scratch) => run(kustomize, { arguments: buildOf(kustomize, overlay), root: folder, scratch })),
      }),
    },
  };
}

/**
 * A path from where the user stands; a bare name as the shell would find it, but never relative to some folder: it would be started in the
 * analysed one, which may hold a program of that name.
 */
function located(program: string): string | undefined {
  if (program.includes('/')) return resolve(program);
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, program)).find((place) => statSync(place, { throwIfNoEntry: false })?.isFile());
}

function run(program: string, call: ProgramCall): Rendered {
  const path = located(program);
  return path === undefined ? { failure: 'there is no such program' } : runProgram(path, call);
}

type Rendered = ReturnType<typeof runProgram>;

/** Values go in as a file; neither a cluster is asked nor a dependency fetched. */
function renderChart(
  program: string,
  root: string,
  chart: Parameters<NonNullable<Renderers['helm']>>[0],
  scratch: string,
): Rendered {
  const values = join(scratch, 'values.yaml');
  writeFileSync(values, chart.values);
  const words = [
    'template',
    chart.release,
    `./${chart.folder}`,
    '--namespace',
    chart.namespace,
    '--values',
    values,
    '--skip-tests',
  ];
  return run(program, { arguments: words, root, scratch });
}

/** `kustomize build`, or `kubectl kustomize`; neither plugins nor charts nor files above the folder's root. */
function buildOf(program: string, folder: string): readonly string[] {
  return [
    basename(program).startsWith('kubectl') ? 'kustomize' : 'build',
    `./${folder}`,
    '--load-restrictor',
    'LoadRestrictionsRootOnly',
  ];
}

function inScratch(work: (scratch: string) => Rendered): Rendered {
  const scratch = mkdtempSync(join(tmpdir(), 'asbuilt-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
