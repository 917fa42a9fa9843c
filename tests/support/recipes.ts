import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { ROOT } from './fixtures.ts';
import { scratchFolder } from './scratch.ts';

type Environment = Readonly<Record<string, string>>;

/** A composite action as its file has it. */
export interface CompositeAction {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Environment;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Any YAML file of the package. */
export function recipe<T>(path: string): T {
  return load(readFileSync(`${ROOT}/${path}`, 'utf8')) as T;
}

/** Builds what the recipes start, when it is out of date. */
export function buildPackage(): void {
  const script = "import { setUp } from './scripts/set-up.mjs'; setUp();";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

/** Runs a script as a runner does, with nothing of this process' environment but the path. */
export function runScript(script: string, cwd: string, environment: Environment = {}): Finished {
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, XDG_CACHE_HOME: `${ROOT}/.cache/recipes`, ...environment };
  const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd, env, encoding: 'utf8' });
  return { code: status ?? 2, stdout, stderr };
}

/** What a job sees of an action: how it ended, its outputs and the summary. */
export interface ActionRun extends Finished {
  readonly outputs: Environment;
  readonly summary: string;
}

/** Runs every step of a composite action with the files that a runner of GitHub gives. */
export function runAction(path: string, workspace: string, inputs: Environment = {}, environment: Environment = {}): ActionRun {
  const action = recipe<CompositeAction>(path);
  const runner = scratchFolder({ output: '', summary: '' });
  const base = {
    GITHUB_ACTION_PATH: `${ROOT}/${path}`.replace(/\/action\.yml$/, ''),
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: `${runner}/output`,
    GITHUB_STEP_SUMMARY: `${runner}/summary`,
    ...environment,
  };
  let last: Finished = { code: 0, stdout: '', stderr: '' };
  for (const { run, env = {} } of action.runs.steps) {
    if (run === undefined || last.code !== 0) continue;
    last = runScript(run, workspace, { ...base, ...filled(env, action, inputs) });
  }
  return {
    ...last,
    outputs: outputsIn(readFileSync(`${runner}/output`, 'utf8')),
    summary: readFileSync(`${runner}/summary`, 'utf8'),
  };
}

function filled(env: Environment, { inputs: known }: CompositeAction, given: Environment): Environment {
  const valueOf = (name: string) => given[name] ?? known[name]?.default ?? '';
  return Object.fromEntries(
    Object.entries(env).map(([key, text]) => [key, text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name) => valueOf(name))]),
  );
}

/** `name<<delimiter`, lines, `delimiter`, as a runner reads them. */
function outputsIn(text: string): Environment {
  const outputs = [...text.matchAll(/^([a-z-]+)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(outputs.map(([, name, , value]) => [name, value]));
}
