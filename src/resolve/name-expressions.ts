/** Where in a name one can be behind a part of an expression, from where one was before it. */
type Part = (name: string, reached: ReadonlySet<number>) => ReadonlySet<number>;

const MOST_LETTERS = 500;
const CLASSES: Readonly<Record<string, RegExp>> = { d: /\d/, D: /\D/, w: /\w/, W: /\W/, s: /\s/, S: /\S/ };

/**
 * Whether a name as a whole is one that a regular expression is for, as Kafka asks it of topics (`topics.regex`, `subscribePattern`); undefined where
 * the expression looks around or back. Foreign expressions are not run: this follows all ways at once, bounded by the product of both lengths.
 */
export function expressionFits(expression: string): ((name: string) => boolean) | undefined {
  const reader = new Reader(expression.slice(0, MOST_LETTERS).replace(/^\^|(?<!\\)\$$/g, ''));
  const whole = reader.alternatives();
  if (!reader.isAtEnd || expression.length > MOST_LETTERS) return undefined;
  return (name) => whole(name.slice(0, MOST_LETTERS), new Set([0])).has(name.length);
}

class Reader {
  private readonly text: string;
  private at = 0;
  private depth = 0;
  private isBroken = false;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return !this.isBroken && this.at === this.text.length;
  }

  alternatives(): Part {
    const options = [this.sequence()];
    while (this.takes('|')) options.push(this.sequence());
    return (name, reached) => new Set(options.flatMap((option) => [...option(name, reached)]));
  }

  private sequence(): Part {
    const parts: Part[] = [];
    while (!this.isBroken && this.at < this.text.length && !/[|)]/.test(this.text.charAt(this.at))) parts.push(this.repeated());
    return (name, reached) => parts.reduce((before, part) => part(name, before), reached);
  }

  private repeated(): Part {
    const part = this.single();
    const [sign] = /^(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})/.exec(this.text.slice(this.at)) ?? [];
    if (sign === undefined) return part;
    this.at += sign.length;
    if (!this.takes('?')) this.takes('+');
    const [least, most] = timesOf(sign);
    return (name, reached) => repeat(part, name, reached, least, Math.min(most, name.length));
  }

  private single(): Part {
    const character = this.text.charAt(this.at++);
    if (character === '(') return this.group();
    if (character === '[') return this.oneOf();
    if (character === '.') return step(() => true);
    if (character === '\\') return this.escaped();
    return step((each) => each === character);
  }

  private group(): Part {
    if (this.takes('?') && !this.takes(':')) this.isBroken = true;
    if (++this.depth > 8) this.isBroken = true;
    const inside = this.isBroken ? step(() => false) : this.alternatives();
    if (!this.takes(')')) this.isBroken = true;
    this.depth -= 1;
    return inside;
  }

  private oneOf(): Part {
    const isNegated = this.takes('^');
    const end = this.text.indexOf(']', this.at + 1);
    const inside = this.text.slice(this.at, end);
    this.isBroken ||= end < 0 || /\[|&&/.test(inside);
    this.at = end + 1;
    const ranges = inside.match(/\\.|[^\\]-[^\\]|[^\\]/g) ?? [];
    return step((each) => ranges.some((range) => isIn(each, range)) !== isNegated);
  }

  private escaped(): Part {
    const character = this.text.charAt(this.at++);
    this.isBroken ||= /[^dDwWsS\W]/.test(character) || character === '';
    return step((each) => isIn(each, `\\${character}`));
  }

  private takes(character: string): boolean {
    const isThere = this.text.startsWith(character, this.at);
    if (isThere) this.at += character.length;
    return isThere;
  }
}

function step(fits: (character: string) => boolean): Part {
  return (name, reached) => new Set([...reached].flatMap((at) => (at < name.length && fits(name.charAt(at)) ? [at + 1] : [])));
}

function isIn(character: string, range: string): boolean {
  if (range.startsWith('\\')) return CLASSES[range.charAt(1)]?.test(character) ?? character === range.charAt(1);
  return range.length === 3 ? character >= range.charAt(0) && character <= range.charAt(2) : character === range;
}

function timesOf(sign: string): readonly [least: number, most: number] {
  if (!sign.startsWith('{')) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY];
  const [least = '0', most = least] = sign.slice(1, -1).split(',');
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}

function repeat(part: Part, name: string, reached: ReadonlySet<number>, least: number, most: number): ReadonlySet<number> {
  let here = reached;
  const all = new Set(least === 0 ? reached : []);
  for (let times = 1; times <= Math.max(least, most) && here.size > 0; times++) {
    here = part(name, here);
    if (times >= least) for (const at of here) all.add(at);
  }
  return all;
}
