import type { CallSite, Expression, Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf, foldersUp, joinPath, sourceFileAt } from './file-paths.ts';
import { entryOf, held, loadedBy, type NamedFunction, textsIn } from './loading-calls.ts';
import { isOwnCode } from './own-code.ts';

/** https://nodejs.org/api/worker_threads.html#new-workerfilename-options, https://nodejs.org/api/child_process.html#child_processforkmodulepath-args-options */
const THREAD: NamedFunction = { packages: ['worker_threads', 'node:worker_threads'], names: ['Worker'] };
const FORK: NamedFunction = { packages: ['child_process', 'node:child_process'], names: ['fork'] };
/** https://docs.bullmq.io/guide/workers/sandboxed-processors */
const JOBS: NamedFunction = { packages: ['bullmq'], names: ['Worker'] };
/** https://github.com/piscinajs/piscina#piscina */
const POOL: NamedFunction = { packages: ['piscina', 'tinypool'], names: ['default', 'Piscina', 'Tinypool'] };
const QUEUES = ['bull', 'bee-queue'];
/** https://typescript.temporal.io/api/interfaces/worker.WorkerOptions#workflowspath */
const WORKFLOWS: NamedFunction = { packages: ['@temporalio/worker'], names: ['Worker', 'bundleWorkflowCode'] };
const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs', '/index.ts', '/index.js'];

/** A file that code starts by its path, in a thread, a process or for the jobs of a queue, is reached by whoever starts it. */
export function withStartedFiles(module: Module, repository: Repository): Module {
  const started = module.calls
    .flatMap((call) => startedBy(call, module, repository) ?? [])
    .filter((path) => path !== module.path);
  if (started.length === 0) return module;
  const specifiers = [...new Set(started)].map((path) => `/${path}`);
  return { ...module, requires: [...module.requires, ...specifiers], loads: [...(module.loads ?? []), ...specifiers] };
}

function startedBy(call: CallSite, module: Module, repository: Repository): string | undefined {
  const file = fileOf(call, module);
  const workflows = workflowsOf(call, module);
  return (file && pathOf(file, module, repository)) ?? (workflows && modulePathOf(workflows, module, repository));
}

/** The argument of a call that names the module of all workflows, with or without its ending. */
function workflowsOf({ callee, arguments: [options], isNew }: CallSite, module: Module): Expression | undefined {
  const bundling = callee.is === 'member' && callee.name === 'create' ? callee.of : callee;
  if (isNew || !options || !loadedBy(module, bundling, WORKFLOWS)) return undefined;
  return entryOf(held(options, module), 'workflowsPath');
}

function modulePathOf(expression: Expression, module: Module, repository: Repository): string | undefined {
  const texts = textsIn(expression, module);
  if (texts.length === 0) return undefined;
  const path = joinPath(folderOf(module.path), ...texts);
  const files = ENDINGS.map((ending) => sourceFileAt(repository, `${path}${ending}`));
  return files.find((file) => file !== undefined && isOwnCode(file, repository));
}

/** The argument of a call that names such a file. */
function fileOf(call: CallSite, module: Module): Expression | undefined {
  const { callee, arguments: args, isNew } = call;
  const [first, second] = args;
  if (isNew ? loadedBy(module, callee, THREAD) || isOfBrowser(callee, module) : loadedBy(module, callee, FORK)) return first;
  if (isNew && loadedBy(module, callee, JOBS)) return second;
  if (isNew && loadedBy(module, callee, POOL)) return first && entryOf(held(first, module), 'filename');
  const isProcessing = callee.is === 'member' && callee.name === 'process' && callee.of.is === 'name';
  return isProcessing && module.requires.some((each) => QUEUES.includes(each)) ? args.at(-1) : undefined;
}

/** `new Worker(new URL('./sums.js', import.meta.url))` without any import. https://developer.mozilla.org/docs/Web/API/Worker/Worker */
function isOfBrowser(callee: Expression, { imports, scopes }: Module): boolean {
  if (callee.is !== 'name' || callee.name !== 'Worker') return false;
  return ![...imports.map(({ local }) => local), ...(scopes[0]?.variables ?? []).map(({ name }) => name)].includes('Worker');
}

function pathOf(expression: Expression, module: Module, repository: Repository): string | undefined {
  const texts = textsIn(expression, module).filter((text) => !/^(file:|https?:)/.test(text));
  const [first = ''] = texts;
  if (!/\.[cm]?[jt]s$/.test(texts.at(-1) ?? '')) return undefined;
  const around = first.startsWith('/') ? [''] : foldersUp(folderOf(module.path));
  const files = around.map((folder) => sourceFileAt(repository, joinPath(folder, ...texts)));
  return files.find((file) => file !== undefined && isOwnCode(file, repository));
}
