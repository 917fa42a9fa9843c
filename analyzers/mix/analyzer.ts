// https://hexdocs.pm/mix/Mix.Project.html
import { cleanText, defineAnalyzer, evidenceAt, type FactDraft, type Repository } from '../../src/sdk/index.ts';
import { isPartOfAnother, type MixProject, mixProjects, projectsInside } from '../../src/sdk/mix-projects.ts';
import { technologiesOf } from './technologies.ts';

export default defineAnalyzer({
  name: 'mix',
  files: ['**/mix.exs'],
  analyze: (_, repository) => {
    const projects = mixProjects(repository).filter((each) => !isPartOfAnother(each, repository));
    return { facts: projects.map((each) => programOf(each, repository)), problems: [] };
  },
});

/** An umbrella has the technologies of its applications. */
function programOf(project: MixProject, repository: Repository): FactDraft {
  const { manifest, line, folder, name } = project;
  return {
    kind: 'program',
    evidence: evidenceAt(manifest, line),
    folder,
    ...(name === undefined ? {} : { name: cleanText(name) }),
    aliases: [],
    role: 'server',
    technology: technologiesOf(projectsInside(project, repository).map(({ dependencies }) => dependencies)),
  };
}
