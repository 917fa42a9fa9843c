// https://docs.tilt.dev/api.html
import { type Starlark, type StarlarkCall, starlarkArgument, starlarkCalls, starlarkTexts } from '../../src/frontend/starlark.ts';
import {
  type BuildArgument,
  type BuildFact,
  buildArgumentFacts,
  defineAnalyzer,
  type Evidence,
  type ExposureFact,
  evidenceAt,
  type FactDraft,
  folderOf,
  joinPath,
  plainArguments,
  processFacts,
  type Source,
} from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'tilt',
  files: ['**/{Tiltfile,Tiltfile.*,*.tiltfile,*.Tiltfile}'],
  analyze: async (sources) => {
    const facts: FactDraft[] = [];
    for (const source of sources) for (const call of await starlarkCalls(source)) facts.push(...callFacts(call, source));
    return { facts, problems: [] };
  },
});

function callFacts(call: StarlarkCall, source: Source): readonly FactDraft[] {
  switch (call.called) {
    case 'docker_build':
    case 'docker_build_with_restart':
      return buildFacts(call, starlarkArgument(call, 1, 'context'), source);
    case 'custom_build':
    case 'custom_build_with_restart':
      return buildFacts(call, onlyOne(starlarkArgument(call, 2, 'deps')), source);
    case 'local_resource':
      return localFacts(call, source);
    case 'k8s_resource':
      return forwardFacts(call, source);
    default:
      return [];
  }
}

/** The outermost line, then those inside the file's own functions that it leads to. */
function sightingOf(
  { lines }: StarlarkCall,
  source: Source,
): { readonly evidence: Evidence; readonly via?: readonly Evidence[] } {
  const [first = 1, ...inner] = lines;
  const via = inner.map((line) => evidenceAt(source, line));
  return { evidence: evidenceAt(source, first), ...(via.length > 0 && { via }) };
}

function textEntries(value: Starlark, evidence: Evidence): readonly BuildArgument[] {
  if (!(value instanceof Map)) return [];
  return [...value].flatMap(([key, text]) => (typeof text === 'string' ? [{ key, text, evidence }] : []));
}

function onlyOne(value: Starlark): Starlark {
  const texts = starlarkTexts(value);
  return texts.length === 1 ? texts[0] : undefined;
}

/** The context starts at the Tiltfile's folder, and so does the Dockerfile. */
function buildFacts(call: StarlarkCall, stated: Starlark, source: Source): readonly FactDraft[] {
  const image = starlarkArgument(call, 0, 'ref');
  const folder = folderOf(source.path);
  const context = typeof stated === 'string' ? joinPath(folder, stated) : undefined;
  if (typeof image !== 'string' || context === undefined) return [];
  const [file, target] = [call.named.get('dockerfile'), call.named.get('target')];
  const dockerfile = typeof file === 'string' ? joinPath(folder, file) : undefined;
  const sighting = sightingOf(call, source);
  const args = textEntries(call.named.get('build_args'), sighting.evidence);
  const fact: BuildFact = {
    kind: 'build',
    ...sighting,
    image,
    context,
    ...(dockerfile && { dockerfile }),
    ...(typeof target === 'string' && { target }),
    ...plainArguments(args),
  };
  return [fact, ...buildArgumentFacts(image, args)];
}

/** What `serve_cmd` starts stays running on the developer's machine; without one it is an errand. */
function localFacts(call: StarlarkCall, source: Source): readonly FactDraft[] {
  const name = starlarkArgument(call, 0, 'name');
  const command = starlarkTexts(call.named.get('serve_cmd')).join(' ');
  const stated = call.named.get('serve_dir');
  const folder = joinPath(folderOf(source.path), typeof stated === 'string' ? stated : '.');
  if (typeof name !== 'string' || command === '' || folder === undefined) return [];
  const { evidence } = sightingOf(call, source);
  const environment = textEntries(call.named.get('serve_env'), evidence);
  return processFacts({ deployment: `tilt:${source.path}`, name, folder, command, evidence, environment });
}

/** `port_forwards='8080:80'`: a port of the developer's machine leads to one of the workload. */
function forwardFacts(call: StarlarkCall, source: Source): readonly ExposureFact[] {
  const name = starlarkArgument(call, 0, 'workload');
  const stated = starlarkArgument(call, 2, 'port_forwards');
  const ports = (Array.isArray(stated) ? stated : [stated]).flatMap(portOf);
  if (typeof name !== 'string' || ports.length === 0) return [];
  const deployment = `tilt:${source.path}`;
  return [{ kind: 'exposure', ...sightingOf(call, source), deployment, owner: { is: 'component', deployment, name }, ports }];
}

/** `8080`, `8080:80`, `localhost:8080:80`, `port_forward(8080, 80)`. */
function portOf(stated: Starlark): ExposureFact['ports'] {
  const isCall = typeof stated === 'object' && 'called' in stated;
  const texts = isCall
    ? starlarkTexts([starlarkArgument(stated, 0, 'local_port'), starlarkArgument(stated, 1, 'container_port')])
    : typeof stated === 'string'
      ? stated.split(':')
      : [];
  const numbers = texts.filter((text) => /^\d{1,5}$/.test(text)).map(Number);
  const [port, target] = numbers;
  return port === undefined ? [] : [{ port, target: target ?? port }];
}
