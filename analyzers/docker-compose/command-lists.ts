// https://docs.docker.com/reference/cli/docker/compose/#use--f-to-specify-the-name-and-path-of-one-or-more-compose-files
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';

const SCRIPT =
  /(^|\/)([Mm]akefile|GNUmakefile|[Jj]ustfile|Taskfile\.ya?ml|Tiltfile|package\.json|\.gitlab-ci\.yml)$|\.(sh|bash|mk|ps1)$|^\.github\/workflows\/[^/]+\.ya?ml$/;
const CALL = /\bdocker(?:-compose|[ \t]+compose)(?:\.exe)?\b([^\n;&|]{0,2000})/g;
const FILE = /(?:^|\s)(?:-f|--file)[=\s]\s*["']?([^\s"'`\\,]{1,300})/g;
const STATED = /\bCOMPOSE_FILE\s*[:=]\s*["']?([^\s"'`]{1,1000})/g;
/** https://docs.tilt.dev/api.html#api.docker_compose */
const TILT = /\bdocker_compose\(\s*\[([^\]]{0,1000})\]/g;
const MOST_LISTS = 50;

/** The files that scripts, Makefiles, packages and pipelines start together, each list once, in the order that they give. */
export function commandLists(repository: Repository): readonly (readonly string[])[] {
  const lists = new Map<string, readonly string[]>();
  for (const path of repository.paths.filter((each) => SCRIPT.test(each))) {
    const text = repository.read(path)?.text ?? '';
    if (!text.includes('compose') && !text.includes('COMPOSE_FILE')) continue;
    for (const stated of statedIn(text)) {
      const files = placed(stated, path, repository);
      if (files.length > 0 && lists.size < MOST_LISTS) lists.set(files.join('\n'), files);
    }
  }
  return [...lists.values()];
}

function statedIn(text: string): readonly (readonly string[])[] {
  const joined = text.replace(/\\\r?\n/g, ' ');
  const calls = [...joined.matchAll(CALL)].map(([, rest = '']) =>
    [...beforeCommand(rest).matchAll(FILE)].map(([, file = '']) => file),
  );
  const listed = [...joined.matchAll(STATED)].map(([, list = '']) => list.split(list.includes(';') ? ';' : ':'));
  const tilted = [...joined.matchAll(TILT)].map(([, list = '']) =>
    [...list.matchAll(/["']([^"'\n]{1,300})["']/g)].map(([, file = '']) => file),
  );
  return [...calls, ...listed, ...tilted];
}

/** `-f` behind `up`, `logs` or `exec` belongs to that command. */
function beforeCommand(rest: string): string {
  const end = /\s(up|down|build|run|exec|logs|pull|push|start|stop|restart|config|ps|rm|kill|create|watch)(\s|$|["'])/.exec(
    rest,
  )?.index;
  return rest.slice(0, end);
}

/** Scripts are started in their own folder or at the root: whichever has all the files that the line names. */
function placed(stated: readonly string[], script: string, repository: Repository): readonly string[] {
  if (stated.length === 0) return [];
  for (const folder of [folderOf(script), '.']) {
    const paths = stated.map((file) => joinPath(folder, file));
    if (paths.every((path) => path !== undefined && repository.has(path))) return paths.flatMap((path) => path ?? []);
  }
  return [];
}
