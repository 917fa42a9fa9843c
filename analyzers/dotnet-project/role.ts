import type { ProgramFact, Repository } from '../../src/sdk/index.ts';
import type { ProjectFile } from './project-file.ts';

const TEST_PACKAGE =
  /^(Microsoft\.NET\.Test\.Sdk|xunit|xunit\.v3|NUnit|MSTest|MSTest\.TestFramework|TUnit|BenchmarkDotNet|NBomber)$/i;
/** A console program that is built with one of these keeps running. */
const HOST_PACKAGE =
  /^(Microsoft\.Extensions\.Hosting|Microsoft\.AspNetCore\.|Grpc\.AspNetCore|MassTransit|NServiceBus|Rebus|WolverineFx|RabbitMQ\.Client|Confluent\.Kafka|Quartz|Hangfire|Topshelf|Microsoft\.Azure\.Functions\.Worker|Microsoft\.Orleans\.Server)/i;
const CLIENT_SDK = /Microsoft\.NET\.Sdk\.BlazorWebAssembly/i;
const SERVER_SDK = /Microsoft\.NET\.Sdk\.(Web|Worker)\b/i;

/** What a project is; the order of the questions is the rule. https://learn.microsoft.com/dotnet/core/project-sdk/overview */
export function roleOf(project: ProjectFile, repository: Repository): ProgramFact['role'] {
  const packages = project.items('PackageReference').map((item) => item.attribute('Include') ?? '');
  if (isTool(project, packages)) return 'tool';
  if (CLIENT_SDK.test(project.sdk)) return 'frontend';
  if (SERVER_SDK.test(project.sdk) || project.property('AzureFunctionsVersion') !== undefined) return 'server';
  const hasSite = ['Web.config', 'web.config'].some((name) =>
    repository.has(project.folder === '.' ? name : `${project.folder}/${name}`),
  );
  if (hasSite) return 'server';
  const output = project.property('OutputType')?.toLowerCase();
  if (output === 'winexe') return 'frontend';
  if (output === 'exe') return packages.some((name) => HOST_PACKAGE.test(name)) ? 'server' : 'unknown';
  return 'library';
}

/** Tests, and hosts that only start the others on a developer's machine. */
function isTool(project: ProjectFile, packages: readonly string[]): boolean {
  const isTest = project.property('IsTestProject')?.toLowerCase() === 'true' || packages.some((name) => TEST_PACKAGE.test(name));
  const isHost = project.property('IsAspireHost')?.toLowerCase() === 'true' || /Aspire\.AppHost\.Sdk/i.test(project.sdk);
  const usesHost = project.root.children('Sdk').some((each) => /Aspire\.AppHost\.Sdk/i.test(each.attribute('Name') ?? ''));
  return isTest || isHost || usesHost;
}
