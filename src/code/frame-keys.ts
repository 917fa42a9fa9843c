import type { Argument, Frame, InstanceThing, TypeArguments } from './thing.ts';

const numbers = new WeakMap<object, number>();
let count = 0;

/** The same number for the same object, for as long as it is there. */
function numberOf(of: object | undefined): number {
  if (!of) return 0;
  const known = numbers.get(of) ?? ++count;
  numbers.set(of, known);
  return known;
}

/** Tells frames apart by what they bind: two that bind the same have the same key, whoever made them. */
export class FrameKeys {
  private readonly known = new WeakMap<Frame, number>();
  /** A number for every frame there is, so that keys do not grow with the frames inside of frames. */
  private readonly alike = new Map<string, number>();

  of(frame: Frame | undefined): number {
    if (!frame) return 0;
    const known = this.known.get(frame) ?? this.numbered(frame);
    this.known.set(frame, known);
    return known;
  }

  /** What an instance is, and what it was made with. */
  ofInstance(self: InstanceThing | undefined): string {
    if (!self) return '';
    const { of, arguments: args, isOpen = false, declaredAs, configured, mixed } = self;
    const put = mixed ? `{${[...mixed.entries].map(([name, each]) => `${name}=${this.ofArgument(each)}`).join()}}` : '';
    return `${of.key}${isOpen}${declaredAs?.key ?? ''},${numberOf(configured)}(${args ? this.ofArguments(args) : '-'})${put}`;
  }

  private numbered({ of, arguments: args, self, types, next }: Frame): number {
    const key = `${of}(${this.ofArguments(args)})${this.ofInstance(self)};${this.ofTypes(types)};${this.of(next)}`;
    const found = this.alike.get(key) ?? this.alike.size + 1;
    this.alike.set(key, found);
    return found;
  }

  private ofArguments(args: readonly Argument[]): string {
    return args.map((each) => this.ofArgument(each)).join();
  }

  private ofArgument(argument: Argument): string {
    if ('thing' in argument) return `=${numberOf(argument.thing)}`;
    const { module, expression, scope, frame, isAdded = false } = argument;
    return `${numberOf(module)}:${numberOf(expression)}:${scope}:${this.of(frame)}:${isAdded}`;
  }

  private ofTypes(types: TypeArguments | undefined): string {
    return types ? `${numberOf(types.module)}:${numberOf(types.references)}:${types.scope}:${this.of(types.frame)}` : '';
  }
}
