import type { Architecture, Coverage, Deployment } from '../model/architecture.ts';
import type { Fact } from '../model/fact.ts';
import type { FindNames } from '../model/naming.ts';
import type { Problem } from '../model/problem.ts';
import { Draft, sorted } from './draft.ts';
import { type FactIndex, indexFacts } from './fact-index.ts';
import type { Pass } from './pass.ts';
import { bindings } from './passes/bindings.ts';
import { calls } from './passes/calls.ts';
import { clientSettings } from './passes/client-settings.ts';
import { configured } from './passes/configured.ts';
import { connections } from './passes/connections.ts';
import { contracts } from './passes/contracts.ts';
import { declaredChannels } from './passes/declared-channels.ts';
import { durability } from './passes/durability.ts';
import { frameworkClients } from './passes/framework-clients.ts';
import { gaps } from './passes/gaps.ts';
import { handlings } from './passes/handlings.ts';
import { health } from './passes/health.ts';
import { leftOver } from './passes/left-over.ts';
import { libraries } from './passes/libraries.ts';
import { locatedByPath } from './passes/located-by-path.ts';
import { messages } from './passes/messages.ts';
import { monitoring } from './passes/monitoring.ts';
import { nodes } from './passes/nodes.ts';
import { permitted } from './passes/permitted.ts';
import { remoteProcedures } from './passes/remote-procedures.ts';
import { resilience } from './passes/resilience.ts';
import { routes } from './passes/routes.ts';
import { startOrder } from './passes/start-order.ts';
import { unowned } from './passes/unowned.ts';
import { vendorClients } from './passes/vendor-clients.ts';
import { takeSurvey } from './take-survey.ts';
import { wiringOf } from './wiring/wiring.ts';

/** What the analyzers found, and whose it is. */
export interface ResolveInput {
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
  readonly files: Coverage['files'];
  readonly name: string;
  readonly revision: string | null;
  readonly findNames?: FindNames;
}

/** The order is the documentation: things before wires, what code says before what only a setting says. */
const passes: readonly Pass[] = [
  nodes,
  routes,
  contracts,
  remoteProcedures,
  frameworkClients,
  vendorClients,
  monitoring,
  calls,
  locatedByPath,
  connections,
  messages,
  declaredChannels,
  bindings,
  durability,
  configured,
  permitted,
  resilience,
  clientSettings,
  health,
  libraries,
  startOrder,
  handlings,
  unowned,
  gaps,
  leftOver,
];

/** Joins the facts of single files to one architecture. */
export function resolve(input: ResolveInput): Architecture {
  const { findNames } = input;
  const survey = takeSurvey(indexFacts(input.facts), input.name);
  const surroundings = { ...survey, draft: new Draft(), ...(findNames ? { findNames } : {}) };
  for (const pass of passes) pass.run(surroundings);
  const system = { name: input.name, revision: input.revision, deployments: deploymentsOf(surroundings.facts) };
  return { ...surroundings.draft.finish(system, input.files, input.problems), wiring: wiringOf(surroundings) };
}

function deploymentsOf(facts: FactIndex): readonly Deployment[] {
  return sorted(facts.of('component').map((fact) => fact.deployment)).map((id) => ({ id, kind: kindOf(id) }));
}

function kindOf(id: string): Deployment['kind'] {
  if (id.startsWith('compose')) return 'compose';
  return id.startsWith('kubernetes') || id.startsWith('helm') || id.startsWith('kustomize') ? 'kubernetes' : 'other';
}
