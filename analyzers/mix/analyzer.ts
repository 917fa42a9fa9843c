// https://hexdocs.pm/mix/Mix.Project.html
import { cleanText, defineAnalyzer, evidenceAt, type FactDraft, folderOf, type Repository } from '../../src/sdk/index.ts';
import { type MixProject, readProject } from './projects.ts';
import { technologiesOf } from './technologies.ts';

export default defineAnalyzer({
  name: 'mix',
  files: ['**/mix.exs'],
  analyze: (sources, repository) => {
    const own = sources.filter(({ path }) => !/(^|\/)(deps|_build|node_modules)\//.test(path));
    const projects = own.map((source) => readProject(source, repository));
    const facts = projects.filter((each) => !isPart(each, projects, repository)).map((each) => programOf(each, projects));
    return { facts, problems: [] };
  },
});

const IMAGE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;

/**
 * The applications of an umbrella are one program, as its release is by default, unless it makes several releases or they have images of their own.
 * Outside of one, what is started by nobody is a library. https://hexdocs.pm/mix/Mix.Tasks.Release.html#module-umbrellas
 */
function isPart(project: MixProject, all: readonly MixProject[], repository: Repository): boolean {
  const images = new Set(repository.paths.filter((path) => IMAGE.test(path)).map(folderOf));
  const umbrella = project.isUmbrella ? project : all.find((each) => each.isUmbrella && isBelow(each.folder, project.folder));
  if (!umbrella) return !project.isStarted && !images.has(project.folder);
  const apps = all.filter((each) => each !== umbrella && isBelow(umbrella.folder, each.folder));
  const areApart = umbrella.releases > 1 || apps.some(({ folder }) => images.has(folder));
  if (!areApart) return project !== umbrella;
  return project === umbrella || (!project.isStarted && !images.has(project.folder));
}

/** An umbrella has the technologies of its applications. */
function programOf(project: MixProject, all: readonly MixProject[]): FactDraft {
  const { manifest, line, folder, name } = project;
  const inside = all.filter((each) => each === project || (project.isUmbrella && isBelow(folder, each.folder)));
  return {
    kind: 'program',
    evidence: evidenceAt(manifest, line),
    folder,
    ...(name === undefined ? {} : { name: cleanText(name) }),
    aliases: [],
    role: 'server',
    technology: technologiesOf(inside.map(({ dependencies }) => dependencies)),
  };
}

function isBelow(folder: string, other: string): boolean {
  return folder !== other && (folder === '.' || other.startsWith(`${folder}/`));
}
