export interface DockerBuild {
  readonly tags: readonly string[];
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly args: readonly { readonly key: string; readonly text: string }[];
}

const TOOLS = /(^|\/|@|-)(docker|podman|buildah|nerdctl)$/;
/** Options without a value; of all others the next word is taken. */
const FLAGS = /^--(push|pull|load|no-cache|rm|force-rm|quiet|squash|compress|debug|all-tags|[\w-]+=.*)$|^-[qD]$/;

/** `docker build -t acme/orders:1 -f docker/Dockerfile .`, also with `buildx` or `image` before `build`. */
export function buildOfLine(words: readonly string[]): DockerBuild | undefined {
  const start = startOf(words);
  if (start < 0) return buildOfKaniko(words);
  const given = new Map<string, string[]>();
  const rest: string[] = [];
  for (let index = start + 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const [, option, value] = /^(--?[\w-]{1,40})=(.*)$/s.exec(word) ?? [];
    if (option !== undefined && value !== undefined) add(given, option, value);
    else if (!word.startsWith('-') || word === '-') rest.push(word);
    else if (!FLAGS.test(word)) {
      index += 1;
      add(given, word, words[index] ?? '');
    }
  }
  return toBuild(given, rest);
}

/** https://github.com/GoogleContainerTools/kaniko#running-kaniko: the folder and the names are options. */
function buildOfKaniko(words: readonly string[]): DockerBuild | undefined {
  const tool = words.findIndex((word) => /(^|\/)(kaniko\/executor|executor)$/.test(word));
  const option = (...names: readonly string[]) =>
    words.flatMap((word, index) => {
      const name = names.find((each) => word === each || word.startsWith(`${each}=`));
      return name === undefined ? [] : [word === name ? (words[index + 1] ?? '') : word.slice(name.length + 1)];
    });
  const [context] = option('--context', '-c');
  const tags = option('--destination', '-d');
  if (tool < 0 || context === undefined) return undefined;
  const given = new Map(
    [
      ['-t', tags],
      ['-f', option('--dockerfile', '-f')],
      ['--target', option('--target')],
      ['--build-arg', option('--build-arg')],
    ]
      .map(([name, values]) => [name as string, values as string[]] as const)
      .filter(([, values]) => values.length > 0),
  );
  return toBuild(given, [context.replace(/^dir:\/\//, '')]);
}

/** Where the arguments of a build begin; `docker compose build` names services, not folders. */
function startOf(words: readonly string[]): number {
  const tool = words.findIndex((word) => TOOLS.test(word));
  if (tool < 0) return -1;
  const start = words.findIndex((word, index) => index > tool && index <= tool + 6 && (word === 'build' || word === 'bud'));
  return words[start - 1] === 'compose' ? -1 : start;
}

function add(given: Map<string, string[]>, option: string, value: string): void {
  given.set(option, [...(given.get(option) ?? []), value]);
}

/** A context in a variable or from elsewhere says nothing about a folder; of an image's name the last part must be plain. */
function toBuild(given: ReadonlyMap<string, readonly string[]>, rest: readonly string[]): DockerBuild | undefined {
  const named = [...(given.get('-t') ?? []), ...(given.get('--tag') ?? [])].filter(isPlain);
  const context = rest.find((word) => !/^[|>&)]/.test(word));
  const file = given.get('-f')?.[0] ?? given.get('--file')?.[0];
  if (named.length === 0 || context === undefined || context === '-' || /[$`(]|:\/\/|%/.test(context)) return undefined;
  const target = given.get('--target')?.[0];
  const args = (given.get('--build-arg') ?? []).flatMap(argumentOf);
  return {
    args,
    tags: named,
    context,
    ...(file !== undefined && !/[$`]/.test(file) && { file }),
    ...(target !== undefined && !/[$`%]/.test(target) && { target }),
  };
}

/** `KEY=value`; without a value, or with one of the shell's or the pipeline's, it says nothing. */
export function argumentOf(text: string): DockerBuild['args'] {
  const end = text.indexOf('=');
  const value = text.slice(end + 1);
  return end <= 0 || value === '' || /[$`%]/.test(value) ? [] : [{ key: text.slice(0, end), text: value }];
}

function isPlain(tag: string): boolean {
  const untagged = tag.replace(/:[^/]*$/, '');
  return /^[\w.-]+$/.test(untagged.slice(untagged.lastIndexOf('/') + 1));
}
