import type { Condition } from '../model/condition.ts';
import type { Fact, FactKind, FactOf, Owner } from '../model/fact.ts';
import { ActiveNames } from './active-names.ts';
import type { FactIndex } from './fact-index.ts';
import { followSetting, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';
import { holds } from './profiles.ts';
import { IN_CODE, type Settings } from './settings.ts';

type Code = Extract<Owner, { readonly is: 'code' }>;
type OnSetting = Extract<Condition, { readonly on: 'setting' }>;
type OnProfile = Extract<Condition, { readonly on: 'profile' }>;

/** Where a condition is asked for: a thing in one deployment, among all that run the same code. */
interface Place {
  readonly thing: Thing;
  readonly deployment: string;
  readonly runners: readonly Thing[];
  readonly programs: readonly string[];
}

/** Owners of code without those in none of whose deployments its conditions may hold. */
export class ConditionalOwners implements Owners {
  private readonly owners: Owners;
  private readonly settings: Settings;
  private readonly names: ActiveNames;
  private readonly stated: readonly Code[];
  private readonly known = new Map<string, readonly Thing[]>();

  constructor(facts: FactIndex, owners: Owners, settings: Settings) {
    this.owners = owners;
    this.settings = settings;
    this.names = new ActiveNames(settings);
    this.stated = conditionalIn(facts);
  }

  thingsOf(owner: Owner): readonly Thing[] {
    const { conditions } = owner.is === 'code' ? owner : {};
    if (owner.is !== 'code' || !conditions) return this.owners.thingsOf(owner);
    const key = JSON.stringify(owner);
    const known = this.known.get(key) ?? this.running(owner, conditions);
    this.known.set(key, known);
    return known;
  }

  private running(owner: Code, conditions: readonly Condition[]): readonly Thing[] {
    const { programs } = owner;
    const runners = this.owners.thingsOf({ is: 'code', programs });
    return this.owners
      .thingsOf(owner)
      .filter((thing) =>
        placesOf(thing).some((deployment) =>
          conditions.every((condition) => this.mayHold(condition, { thing, deployment, runners, programs })),
        ),
      );
  }

  private mayHold(condition: Condition, place: Place): boolean {
    return condition.on === 'setting' ? this.settingMayHold(condition, place) : this.profileMayHold(condition, place);
  }

  private settingMayHold(condition: OnSetting, place: Place): boolean {
    const { thing, deployment } = place;
    const facts = this.statedFor(condition.key, thing, deployment);
    if (facts.length === 0) return condition.whenMissing || !this.isToldElsewhere(condition, place);
    const texts = facts.flatMap((fact) => followSetting(fact, thing, deployment, this.settings));
    return texts.length === 0 || texts.some((each) => !isComplete(each) || hasText(condition, each.text));
  }

  /** What the code alone says is what any profile may make of it. */
  private statedFor(key: string, thing: Thing, deployment: string): readonly FactOf<'setting'>[] {
    const facts = this.settings.lookup(key, thing, deployment);
    return deployment === IN_CODE ? [...facts, ...this.settings.inAnyProfile(key, thing)] : facts;
  }

  /**
   * A setting that nobody states may be stated outside of the repository. Where another deployment of the code states it, or other code
   * is there for when nobody does, it is meant to be missing.
   */
  private isToldElsewhere({ key, value, isUnless }: OnSetting, { runners, programs }: Place): boolean {
    const isOther = (each: Condition) =>
      each.on === 'setting' && each.key === key && each.whenMissing && (each.value !== value || each.isUnless !== isUnless);
    return (
      runners.some((thing) => placesOf(thing).some((each) => this.statedFor(key, thing, each).length > 0)) ||
      this.stated.some((each) => each.programs.some((one) => programs.includes(one)) && each.conditions?.some(isOther))
    );
  }

  private profileMayHold({ anyOf, usual }: OnProfile, { thing, deployment, runners }: Place): boolean {
    const stated = this.names.in(thing, deployment);
    if (stated === 'open') return true;
    const mayHold = (names: readonly string[]) => anyOf.some((each) => holds(each, names));
    if (stated) {
      const isFinal = deployment !== IN_CODE || !stated.isInFiles;
      const active = usual === undefined ? stated.sets : [...stated.sets, [usual]];
      return !isFinal || active.some(mayHold);
    }
    if (usual !== undefined) return mayHold([usual]);
    const isMeant = deployment !== IN_CODE && runners.some((each) => each !== thing && this.names.in(each, deployment));
    return !isMeant || mayHold([NONE_STATED]);
  }
}

/** The profile that is active where none is stated. */
const NONE_STATED = 'default';

function placesOf({ deployments }: Thing): readonly string[] {
  return deployments.length > 0 ? deployments : [IN_CODE];
}

/** Whether the text that a setting has is one that a condition asks for. */
export function hasText({ value, takesAny, isUnless = false }: OnSetting, text: string): boolean {
  const stated = text.trim().toLowerCase();
  const isWanted = value === undefined ? takesAny === true || stated !== 'false' : stated === value.toLowerCase();
  return isWanted !== isUnless;
}

const KINDS: readonly FactKind[] = ['route', 'call', 'publish', 'subscribe', 'connection', 'listen', 'contract-use'];

/** Code that takes part under conditions only. */
export function conditionalIn(facts: FactIndex): readonly Code[] {
  const owners = KINDS.flatMap((kind) =>
    facts.of(kind).flatMap((fact: Fact) => ('owner' in fact && fact.owner ? [fact.owner] : [])),
  );
  return owners.flatMap((owner) => (owner.is === 'code' && owner.conditions ? [owner] : []));
}
