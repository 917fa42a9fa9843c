import type { ProjectFile } from './project-file.ts';

/** Frameworks by the SDK and the packages that bring them. */
const BY_PACKAGE: readonly (readonly [RegExp, string])[] = [
  [/^Carter$/i, 'carter'],
  [/^FastEndpoints$/i, 'fastendpoints'],
  [/^Grpc\.AspNetCore/i, 'grpc'],
  [/^HotChocolate\.AspNetCore/i, 'hotchocolate'],
  [/^MassTransit/i, 'masstransit'],
  [/^NServiceBus$/i, 'nservicebus'],
  [/^Ocelot$/i, 'ocelot'],
  [/^Yarp\.ReverseProxy$/i, 'yarp'],
  [/^Dapr\.AspNetCore$/i, 'dapr'],
  [/^Microsoft\.Orleans\./i, 'orleans'],
  [/^Microsoft\.EntityFrameworkCore/i, 'entity-framework-core'],
  [/IdentityServer/i, 'identityserver'],
  [/^Steeltoe\./i, 'steeltoe'],
];

const LANGUAGES: Readonly<Record<string, string>> = { csproj: 'csharp', fsproj: 'fsharp', vbproj: 'visual-basic' };

/** Language, then frameworks, without repetition. */
export function technologiesOf(project: ProjectFile): readonly string[] {
  const ending = project.source.path.slice(project.source.path.lastIndexOf('.') + 1);
  const packages = project.items('PackageReference').map((item) => item.attribute('Include') ?? '');
  const frameworks = BY_PACKAGE.filter(([sign]) => packages.some((name) => sign.test(name))).map(([, name]) => name);
  const sdk = /BlazorWebAssembly/i.test(project.sdk) ? ['blazor'] : /\.Web\b/i.test(project.sdk) ? ['aspnetcore'] : [];
  return [...new Set([LANGUAGES[ending] ?? 'dotnet', ...sdk, ...frameworks])];
}
