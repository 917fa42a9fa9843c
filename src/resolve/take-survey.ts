import { withAirflowConnections } from './airflow-connections.ts';
import { throughSidecars } from './building-blocks.ts';
import { clusterMembers } from './cluster-members.ts';
import { ConditionalOwners } from './conditions.ts';
import { ConfigFiles } from './config-files.ts';
import { byDevelopmentServers } from './development-servers.ts';
import { Directory } from './directory.ts';
import { withDispatchedCommands } from './dispatched.ts';
import type { FactIndex } from './fact-index.ts';
import { withFollowedScripts } from './followed-scripts.ts';
import type { Join } from './identity/joins.ts';
import { componentKey } from './identity/sightings.ts';
import { identify } from './identity/thing.ts';
import { leftOverIn } from './left-over/left-over.ts';
import { withoutLeftOver } from './left-over/without.ts';
import { librariesOf } from './libraries.ts';
import { leadingInside, machineGateways, withGateways } from './machine-gateways.ts';
import { ownersOf } from './owners.ts';
import { sameStores } from './same-stores.ts';
import { Settings } from './settings.ts';
import type { Survey } from './survey.ts';
import { byTakenJobs } from './taken-jobs.ts';

/** Identifies the things; again when some of them are left over, or when their settings show that several servers are one cluster or two stores are one. */
export function takeSurvey(stated: FactIndex, system: string): Survey {
  const all = withFollowedScripts(withDispatchedCommands(withAirflowConnections(stated)));
  const whole = surveyWith(all, system, []);
  const leftOver = leftOverIn(whole);
  const left = leftOver.length > 0 ? withoutLeftOver(all, leftOver) : all;
  const { facts, first } = withMachineGateways(leftOver.length > 0 ? surveyWith(left, system, []) : whole, system);
  const members = clusterMembers(first);
  const clustered = members.length > 0 ? surveyWith(facts, system, members) : first;
  const joins = sameStores(clustered);
  const last = joins.length > 0 ? surveyWith(facts, system, [...members, ...joins]) : clustered;
  const developed = { ...last, facts: byDevelopmentServers({ ...last, facts: throughSidecars(last) }) };
  return { ...developed, facts: byTakenJobs(developed), leftOver };
}

/** The same with proxies that run on the machine itself, where some lead to something of the system. */
function withMachineGateways(first: Survey, system: string): { readonly facts: FactIndex; readonly first: Survey } {
  const { facts } = first;
  const possible = machineGateways(first);
  if (possible.length === 0) return { facts, first };
  const gateways = leadingInside(possible, surveyWith(withGateways(facts, possible), system, []));
  if (gateways.length === 0) return { facts, first };
  const all = withGateways(facts, gateways);
  return { facts: all, first: surveyWith(all, system, []) };
}

function surveyWith(facts: FactIndex, system: string, joins: readonly Join[]): Survey {
  const libraries = librariesOf(facts);
  const things = identify(facts, system, joins, libraries);
  const declared = new Set(facts.of('component').map((fact) => componentKey(fact.deployment, fact.name)));
  const owners = ownersOf(things, declared);
  const settings = new Settings(facts, owners, new ConfigFiles(facts, things, owners, libraries));
  const running = new ConditionalOwners(facts, owners, settings);
  const directory = new Directory(facts, things, running, settings, system);
  return { facts, leftOver: [], things, owners: running, settings, libraries, directory };
}
