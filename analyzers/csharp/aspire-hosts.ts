// https://learn.microsoft.com/dotnet/aspire/fundamentals/app-host-overview
import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf } from '../../src/sdk/path.ts';
import { projectAround } from './projects.ts';

/** The SDK or a package that a project file names, or a file that is a program by itself: https://learn.microsoft.com/dotnet/core/sdk/file-based-apps */
const OF_PROJECT = /Aspire\.AppHost\.Sdk|Aspire\.Hosting|<IsAspireHost>\s*true/i;
const OF_FILE = /^\uFEFF?\s{0,20}#:\s?(?:sdk\s+Aspire\.AppHost\.Sdk|package\s+Aspire\.Hosting)/im;

/** The folder of the Aspire host that a file is part of. */
export function hostOf(path: string, repository: Repository): string | undefined {
  if (OF_FILE.test(repository.read(path)?.text.slice(0, 4000) ?? '')) return folderOf(path);
  const project = projectAround(path, repository);
  return project && OF_PROJECT.test(repository.read(project.path)?.text ?? '') ? project.folder : undefined;
}
