// https://protobuf.dev/reference/go/go-generated/
interface Message {
  readonly name: string;
  readonly line: number;
  readonly fields: string[];
  readonly getters: string[];
}

/** A block that is open: a message, or what only parts its fields, or what has none. */
interface Block {
  readonly message: Message | undefined;
}

const FIELD = /^(?:optional\s+|required\s+)?(repeated\s+)?([\w.]+)\s+(\w+)\s*=\s*\d+/;

/** The Go that a description of messages is compiled to, each message on the line where it begins. */
export function structsOf(text: string): string {
  const plain = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"/g, (each) => each.replace(/[^\n]/g, ' '));
  const names = new Set(messagesIn(plain, new Set()).map(({ name }) => name));
  const lines = plain.split('\n').map((_line, index) => (index === 0 ? 'package conf;' : ''));
  for (const { name, line, fields, getters } of messagesIn(plain, names))
    lines[line] += `type ${name} struct { ${fields.join('; ')} };${getters.join('')}`;
  return lines.join('\n');
}

function messagesIn(plain: string, names: ReadonlySet<string>): readonly Message[] {
  const found: Message[] = [];
  const open: Block[] = [];
  let line = 0;
  // Nothing ends what is behind the last of them.
  for (const part of plain.split(/(?<=[;{}])/).filter((each) => /[;{}]$/.test(each))) {
    const end = part.at(-1);
    const head = part.slice(0, -1).trim();
    const around = open.at(-1)?.message;
    if (around) addField(around, head, names);
    line += part.split('\n').length - 1;
    if (end === '}') open.pop();
    if (end !== '{') continue;
    const own = /^message\s+(\w+)$/.exec(head)?.[1];
    const message = own === undefined ? undefined : { name: inside(around, own), line, fields: [], getters: [] };
    if (message) found.push(message);
    open.push({ message: message ?? (head.startsWith('oneof ') ? around : undefined) });
  }
  return found;
}

function inside(around: Message | undefined, name: string): string {
  return around ? `${around.name}_${name}` : name;
}

function addField({ name: owner, fields, getters }: Message, head: string, names: ReadonlySet<string>): void {
  const [, repeated, type = '', name] = FIELD.exec(head) ?? [];
  if (name === undefined) return;
  const field = name.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  const held = `${repeated ? '[]' : ''}${typeIn(owner, type.replaceAll('.', '_'), names)}`;
  fields.push(`${field} ${held} \`protobuf:"name=${name}"\``);
  getters.push(`func (x *${owner}) Get${field}() ${held} { return x.${field} };`);
}

/** The message that a name means there: the innermost one around it that has one of that name. */
function typeIn(owner: string, type: string, names: ReadonlySet<string>): string {
  const steps = owner.split('_');
  const places = steps.map((_step, index) => [...steps.slice(0, steps.length - index), type].join('_'));
  const message = [...places, type].find((each) => names.has(each));
  return message === undefined ? 'string' : `*${message}`;
}
