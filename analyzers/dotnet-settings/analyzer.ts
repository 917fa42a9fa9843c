// https://learn.microsoft.com/aspnet/core/fundamentals/configuration/
import {
  defineAnalyzer,
  type FactDraft,
  type Findings,
  folderOf,
  literal,
  type Owner,
  parseJson,
  type Source,
} from '../../src/sdk/index.ts';
import { type Entry, entriesIn } from './entries.ts';
import { listenFacts } from './listeners.ts';
import { ocelotFacts } from './ocelot.ts';
import { yarpFacts } from './yarp.ts';

/** Settings files of .NET, the addresses that programs listen on, and the gateways that are configured in them. */
export default defineAnalyzer({
  name: 'dotnet-settings',
  files: [
    '**/appsettings.json',
    '**/appsettings.*.json',
    '**/launchSettings.json',
    '**/ocelot.json',
    '**/ocelot.*.json',
    '**/yarp*.json',
  ],
  analyze: (sources) => {
    const findings = sources.filter(({ path }) => !/(^|\/)(bin|obj)\//.test(path)).map(analyzeFile);
    return { facts: findings.flatMap(({ facts }) => facts), problems: findings.flatMap(({ problems }) => problems) };
  },
});

function analyzeFile(source: Source): Findings {
  const { root, problems } = parseJson(source);
  const owner: Owner = { is: 'file', path: source.path };
  if (/(^|\/)launchSettings\.json$/.test(source.path)) {
    const project = folderOf(folderOf(source.path));
    return {
      facts: listenFacts(root, { is: 'file', path: `${project === '.' ? '' : `${project}/`}launchSettings.json` }),
      problems,
    };
  }
  const gateways = [...ocelotFacts(root, owner), ...yarpFacts(root, owner)];
  const isOcelot = root.get('Routes').kind === 'list' || root.get('ReRoutes').exists;
  const settings = isOcelot ? [] : settingFacts(source, entriesIn(root), owner);
  const names = isOcelot ? [] : namesIn(source, entriesIn(root));
  return { facts: [...settings, ...names, ...gateways, ...listenFacts(root, owner)], problems };
}

/** By what name Steeltoe registers a program: https://docs.steeltoe.io/api/v4/discovery/netflix-eureka.html */
const REGISTERED_NAME = /^(Spring:Application:Name|Eureka:Instance:AppName|Consul:Discovery:ServiceName)$/i;

function namesIn(source: Source, entries: readonly Entry[]): readonly FactDraft[] {
  const named = entries.filter(({ key, text }) => REGISTERED_NAME.test(key) && /^[\w.-]+$/.test(text));
  const folder = folderOf(source.path);
  return named.map(
    ({ text, evidence }): FactDraft => ({ kind: 'program', evidence, folder, aliases: [text], role: 'unknown', technology: [] }),
  );
}

/** `appsettings.Production.json` holds in that environment only. */
function environmentOf(path: string): string | undefined {
  return /(^|\/)(?:appsettings|yarp)\.([^/]+)\.json$/i.exec(path)?.[2]?.toLowerCase();
}

function settingFacts(source: Source, entries: readonly Entry[], owner: Owner): readonly FactDraft[] {
  const [first] = entries;
  if (!first) return [];
  const group = `config:${source.path}`;
  const profile = environmentOf(source.path);
  const facts = entries.map(({ key, text, evidence }): FactDraft => {
    return { kind: 'setting', evidence, group, key, value: literal(text), ...(profile ? { profile } : {}) };
  });
  return [{ kind: 'settings-source', evidence: first.evidence, owner, group, order: 50 }, ...facts];
}
