import type { Condition } from '../model/condition.ts';
import { textsOf, type Value } from '../model/value.ts';
import { callIndexOf } from './call-index.ts';
import { evaluateEffect } from './claims.ts';
import type { Conditioning } from './condition-rules.ts';
import { conditioningsOn, selectable, symbolsOn } from './decorated.ts';
import { Evaluator, type World } from './evaluate.ts';
import { mayBeMadeByOthers } from './handed-on.ts';
import type { ClassNode, Decorator, Module } from './ir.ts';
import { listOf } from './match.ts';
import { type ClassThing, optionsOf, type SiteReference, siteOfCall } from './thing.ts';

/** What decorators of classes and methods say of where they take part, computed once for each. */
export class Conditions {
  private readonly world: World;
  private readonly known = new Map<object, readonly Condition[]>();
  /** Whether any library has conditions at all. */
  private readonly isAsked: boolean;

  constructor(world: World) {
    this.world = world;
    const rules = world.base.libraries.flatMap(({ decorators }) => Object.values(decorators?.class ?? {}).flatMap(listOf));
    this.isAsked = rules.some(({ does }) => does === 'condition');
  }

  /** All that must hold for code at these places to run; where an object was only made for it, another may stand in its place. */
  of(sites: readonly SiteReference[]): readonly Condition[] {
    const all = sites.filter(({ isMaking }) => !isMaking).flatMap((site) => this.at(site));
    return [...new Map(all.map((each) => [JSON.stringify(each), each])).entries()]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, each]) => each);
  }

  /** Of the class that the place itself is, of what is around it, and of the method whose body it stands in. */
  private at({ module, scope, place }: SiteReference): readonly Condition[] {
    const own = module.classes.find((each) => each.place === place);
    const found = own ? [...this.onClass(module, own)] : [];
    let isStatic = false;
    for (let at: number | null = own?.scope ?? scope ?? null; at !== null; at = module.scopes[at]?.parent ?? null) {
      const { class: inClass, function: inFunction } = module.scopes[at] ?? {};
      const [around, method] = [module.classes[inClass ?? -1], module.functions[inFunction ?? -1]];
      if (around) found.push(...this.onClass(module, around, isStatic));
      if (method) found.push(...this.on(module, method.decorators, 'method'));
      isStatic = method?.isStatic ?? false;
    }
    return found;
  }

  /** Of a class on which nothing stands, what holds for everything that makes it. */
  private onClass(module: Module, node: ClassNode, isStatic = false): readonly Condition[] {
    if (node.decorators.length > 0 || isStatic || !this.isAsked) return this.on(module, node.decorators, 'class');
    const known = this.known.get(node);
    if (known) return known;
    this.known.set(node, []);
    const of = this.world.base.classThing(module, module.classes.indexOf(node));
    const [first, ...others] = of?.node === node && this.isMadeHere(of) ? this.makersOf(of) : [];
    const common = (first ?? []).filter((each) => others.every((all) => all.some((other) => isSame(each, other))));
    this.known.set(node, common);
    return common;
  }

  /** Whether nothing but calls of its own name makes it. */
  private isMadeHere(of: ClassThing): boolean {
    return !of.node.isInterface && this.world.subclassesOf(of).length === 0 && !mayBeMadeByOthers(this.world.base, of);
  }

  /** What holds where each call makes it; other modules have classes of its name, too. */
  private makersOf(of: ClassThing): readonly (readonly Condition[])[] {
    const named = of.node.name === undefined ? [] : callIndexOf(this.world.base).named(of.node.name);
    return named.flatMap(([module, index]) => {
      const call = module.calls[index];
      if (!call) return [];
      const made = new Evaluator(this.world).evaluate({ module, expression: call.callee, scope: call.scope });
      return optionsOf(made).some((each) => each.is === 'class' && each.key === of.key)
        ? [this.at(siteOfCall(module, call))]
        : [];
    });
  }

  private on(module: Module, decorators: readonly Decorator[], where: 'class' | 'method'): readonly Condition[] {
    if (decorators.length === 0) return [];
    const known = this.known.get(decorators) ?? this.read(module, decorators, where);
    this.known.set(decorators, known);
    return known;
  }

  private read(module: Module, decorators: readonly Decorator[], where: 'class' | 'method'): readonly Condition[] {
    return symbolsOn(this.world, module, decorators).flatMap((found) =>
      conditioningsOn(found, where).flatMap((rule) => {
        const values = evaluateEffect(new Evaluator(this.world), rule, selectable(found, undefined))?.values;
        return values ? conditionsOf(rule, values) : [];
      }),
    );
  }
}

function isSame(one: Condition, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Values = Readonly<Record<string, Value>>;

/** None where a part of it is not known: it may hold then. */
function conditionsOf(rule: Conditioning, values: Values): readonly Condition[] {
  if (rule.on === 'setting' && values['names']?.is === 'setting') return beingTrue(values['names']);
  const names = itemsOf(values['names']);
  if (!names || names.length === 0) return [];
  if (rule.on === 'setting') return onSettings(rule, names, values);
  const { usual, areAll, isUnless, foundOut = [] } = rule;
  if (names.some((name) => foundOut.includes(name))) return [];
  const more = usual === undefined ? {} : { usual };
  if (isUnless || areAll) return names.map((name) => ({ on: 'profile', anyOf: [isUnless ? `!${name}` : name], ...more }));
  return [{ on: 'profile', anyOf: names, ...more }];
}

/** A setting that is the condition by itself. */
function beingTrue({ key, fallback }: Value & { is: 'setting' }): readonly Condition[] {
  const usual = fallback ? textOf(fallback) : 'false';
  return usual === undefined ? [] : [{ on: 'setting', key, value: 'true', whenMissing: usual === 'true' }];
}

function onSettings(rule: Conditioning & { on: 'setting' }, names: readonly string[], values: Values): readonly Condition[] {
  const [prefix, value, fallback, missing] = (['prefix', 'value', 'fallback', 'whenMissing'] as const).map((part) =>
    values[part] ? (textOf(values[part]) ?? null) : undefined,
  );
  if (values['excepted']) {
    const excepted = textOf(values['excepted']);
    return excepted === undefined
      ? []
      : names.map((key) => ({ on: 'setting', key, value: excepted, isUnless: true, whenMissing: true }));
  }
  if (prefix === null || value === null || fallback === null || missing === null) return [];
  const wanted = value === undefined || value === '' ? {} : { value };
  const isMeant = fallback === undefined ? missing === 'true' : value === undefined || value === fallback;
  const whenMissing = rule.isUnless && missing === undefined ? !isMeant : isMeant;
  return names.map((name) => ({
    on: 'setting',
    key: prefix ? `${prefix.replace(/\.$/, '')}.${name}` : name,
    ...wanted,
    ...(rule.takesAny ? { takesAny: true } : {}),
    ...(rule.isUnless ? { isUnless: true } : {}),
    whenMissing,
  }));
}

function textOf(value: Value): string | undefined {
  return value.is === 'literal' && value.value !== null ? String(value.value) : undefined;
}

/** The texts of a list or of a single one; undefined where one is not known. */
function itemsOf(value: Value | undefined): readonly string[] | undefined {
  const items = value?.is === 'list' ? value.items : value ? [value] : [];
  const texts = items.flatMap((item) => (item.is === 'literal' ? textsOf(item) : []));
  return texts.length === items.length ? texts : undefined;
}
