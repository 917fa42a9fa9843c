import { isInside } from '../sdk/path.ts';
import type { ClassNode, FunctionNode, Module } from './ir.ts';
import {
  entryIn,
  exportedAround,
  heldBy,
  isFunction,
  isNamedAlone,
  keptIn,
  type Member,
  returnedAround,
  typesAbove,
} from './members-around.ts';
import { COMPUTED_CALL, takenMember } from './references.ts';
import type { SiteReference } from './thing.ts';
import { exportedNames, usersOf, variablesMadeAt } from './used-variables.ts';

/** What is asked of the programs: who has a place at hand, and the names that their code mentions (`.name` for members). */
export interface Mentions {
  programsAt(site: SiteReference): ReadonlySet<string>;
  namesIn(program: string): ReadonlySet<string>;
  /** Whether a program computes names that it calls, in code that none of these others has. */
  computesCalls(program: string, others: readonly string[]): boolean;
  /** Whether any code of a program has one of the names, beside what runs when this file is loaded. */
  isNamed(program: string, names: readonly string[], beside: Module): boolean;
  /** Whether code of a program in other files than this one has one of the names. */
  isAskedFor(program: string, names: readonly string[], beside: Module): boolean;
  /** Whether code of a program asks for a class of this name. */
  asksFor(program: string, name: string): boolean;
  /** Whether something in a program asks a container for a class (`path#name`), or nothing needs to. */
  isHandedOut(program: string, key: string): boolean;
  /** Whether a file has a top-level name from a package that is not in the tree. */
  isFromOutside(module: Module, name: string): boolean;
  /** Whether a type that a file names is one of the repository, as far as imports tell. */
  isOfRepository(module: Module, name: string): boolean;
}

/** What is known of who calls the methods of a program. */
export interface Callers {
  /** Whether a program may call a method where it calls something of its name. */
  mayCall(program: string, method: FunctionNode): boolean;
  /** Whether something that the repository does not tell may call a method of a class of a file in a program. */
  isOutOfSight(program: string, method: OwnMethod): boolean;
}

/** A method of a class of a file. */
export interface OwnMethod {
  readonly module: Module;
  readonly class: number;
  readonly name: string;
}

/**
 * Which members of shared code a program uses. Whoever makes an object has all of its members at hand; of a client that several
 * programs share, each calls a few. A member is another program's when that one has the object too and names it, and this one names others of it.
 * What a package outside calls (members of a class that extends or implements a type of its) and programs that compute names which they call, where none that names the member has that code too, are kept.
 */
export class UsedMembers {
  private readonly mentions: Mentions;

  constructor(mentions: Mentions) {
    this.mentions = mentions;
  }

  /** Whether a program runs the code at a place, as far as names tell. */
  isUsed(site: SiteReference, program: string): boolean {
    if (isInside(site.module.path, program)) return true;
    const member = this.memberAround(site);
    if (member && this.isOnlyListed(site, program)) return false;
    if (!member) return true;
    const names = (each: string, name: string) =>
      this.names(each, name) || (!member.isOfThis && this.mentions.namesIn(each).has(name));
    if (names(program, member.name)) return true;
    const others = [...this.mentions.programsAt(site)].filter((other) => names(other, member.name));
    return (
      others.length === 0 ||
      this.mentions.computesCalls(program, others) ||
      !(member.isExported || member.siblings.some((name) => names(program, name)))
    );
  }

  /** Whether a program asks for the class of which a container makes an instance; where none does, all that have it at hand do. */
  isGiven(site: SiteReference, program: string): boolean {
    const { module, declaration, scope, isMaking } = site;
    if (!isMaking || scope !== undefined || declaration === undefined || isInside(module.path, program)) return true;
    if (this.mentions.asksFor(program, declaration)) return true;
    const others = this.mentions.programsAt(site);
    return ![...others].some((other) => this.mentions.asksFor(other, declaration));
  }

  /**
   * Whether a program uses what is made at a place: what a shared file keeps in a variable when it is loaded is used by those who name the variable.
   */
  isKept(site: SiteReference, program: string): boolean {
    if (isInside(site.module.path, program)) return true;
    const made = variablesMadeAt(site);
    return (
      made.length === 0 ||
      made.some((name) => {
        const names = exportedNames(name, site.module);
        return !names || this.mentions.isNamed(program, names, site.module);
      })
    );
  }

  /**
   * Whether a program sends anything through what is made at a place: a client that asks over HTTP opens nothing by being made. As far as
   * functions of its file tell that alone use it; undefined where they do not.
   */
  isSentThrough(site: SiteReference, program: string): boolean | undefined {
    if (isInside(site.module.path, program)) return undefined;
    const users = variablesMadeAt(site).map((name) => usersOf(name, site.module));
    if (users.length === 0 || users.includes(undefined) || this.mentions.namesIn(program).has(COMPUTED_CALL)) return undefined;
    return users.some((names) => this.mentions.isAskedFor(program, names ?? [], site.module));
  }

  /**
   * Whether a program leaves alone a method that receives: whoever starts it names it. Methods with parameters may be for what gets an instance of
   * the class to call.
   */
  isLeft(site: SiteReference, program: string, callers: Callers): boolean {
    const method = this.unnamedAround(site, program, callers);
    return method?.parameters.length === 0 || this.isUncalled(site, program, callers);
  }

  /** Whether nothing in a program calls the method of an instance around a place: what gets an instance may, but in shared code that others call. */
  isUncalled(site: SiteReference, program: string, callers: Callers): boolean {
    const method = this.unnamedAround(site, program, callers);
    if (!method?.name || method.class === undefined) return false;
    const { name } = method;
    if (this.isForOthers(site, program, name)) return true;
    return !method.isStatic && !callers.isOutOfSight(program, { module: site.module, class: method.class, name });
  }

  /**
   * The method around a place, where a program calls others of its class and, as far as is known of its callers, never this one. Only methods that
   * nobody else can name are meant: without decorators, in a class that frameworks know nothing of.
   */
  private unnamedAround(site: SiteReference, program: string, callers: Callers): FunctionNode | undefined {
    const { plain, name = '', siblings = [] } = this.memberAround(site) ?? {};
    const names = this.mentions.namesIn(program);
    if (!plain || names.has(name) || names.has(takenMember(name)) || names.has(COMPUTED_CALL)) return undefined;
    if (!siblings.some((each) => each !== name && names.has(`.${each}`))) return undefined;
    return names.has(`.${name}`) && callers.mayCall(program, plain) ? undefined : plain;
  }

  /** Whether a place lies in a class that a program lets a container hand out and asks for nowhere, while another program does. */
  private isOnlyListed(site: SiteReference, program: string): boolean {
    const key = `${site.module.path}#${site.declaration ?? ''}`;
    if (this.mentions.isHandedOut(program, key)) return false;
    return [...this.mentions.programsAt(site)].some((other) => this.mentions.isHandedOut(other, key));
  }

  /** Whether a place lies in shared code, and a program that has it at hand names the member. */
  private isForOthers(site: SiteReference, program: string, name: string): boolean {
    if (isInside(site.module.path, program)) return false;
    return [...this.mentions.programsAt(site)].some((other) => this.mentions.namesIn(other).has(`.${name}`));
  }

  /** Whether a program calls or reads a member of a name. */
  private names(program: string, name: string): boolean {
    const names = this.mentions.namesIn(program);
    return names.has(`.${name}`) || names.has(takenMember(name));
  }

  /** The method of a class, the function in a top-level object or the one that is exported by itself, that a place lies in. */
  private memberAround({ module, scope, declaration }: SiteReference): Member | undefined {
    for (let at: number | null = scope ?? null; at !== null; at = module.scopes[at]?.parent ?? null) {
      const index = module.scopes[at]?.function;
      const node = index === undefined ? undefined : module.functions[index];
      const found =
        node && index !== undefined
          ? (this.methodIn(module, node, index) ??
            entryIn(index, [...keptIn(module, declaration), ...returnedAround(module, node)]))
          : undefined;
      if (found) return found;
    }
    return scope === undefined ? undefined : exportedAround(scope, module);
  }

  private methodIn(module: Module, node: FunctionNode, at: number): Member | undefined {
    const { name, owner: index } = heldBy(module, node, at) ?? {};
    const owner = index === undefined ? undefined : module.classes[index];
    if (!owner || name === undefined || node.kind === 'constructor' || node.decorators.length > 0) return undefined;
    if (typesAbove(owner).some((each) => this.mentions.isFromOutside(module, each))) return undefined;
    const methods = owner.methods.map((each) => module.functions[each]);
    const siblings = methods.flatMap((each) => (each?.name && each.kind === 'method' ? [each.name] : []));
    const held = owner.fields.filter(isFunction).map((field) => field.name);
    const isOfThis = !module.hasImplicitThis && !isNamedAlone(module, index, name);
    const isPlain = node.class !== undefined && this.isPlain(module, owner);
    return { name, siblings: [...siblings, ...held], ...(isOfThis && { isOfThis }), ...(isPlain ? { plain: node } : {}) };
  }

  /** Whether only code of the repository can know a class. */
  private isPlain(module: Module, { decorators, extends: above, implements: kinds }: ClassNode): boolean {
    const isOwn = kinds.every(({ name }) => this.mentions.isOfRepository(module, name.split('.')[0] ?? name));
    return decorators.length === 0 && !above && isOwn;
  }
}
