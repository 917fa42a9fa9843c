// https://docs.dapr.io/developing-applications/building-blocks/pubsub/subscription-methods/#programmatic-subscriptions
import { textsOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { Evaluator, type World } from './evaluate.ts';
import { handlerOf } from './handlers.ts';
import type { Expression } from './ir.ts';
import { isWithin } from './scopes.ts';
import { type FunctionThing, optionsOf, type Thing } from './thing.ts';
import { toValue } from './values.ts';

/** A topic that an application tells its sidecar to deliver. */
export interface AnnouncedTopic {
  readonly component: Value;
  readonly topic: Value;
}

/** The route that a sidecar asks for what the application subscribes to. */
const ASKED = /(^|\/)dapr\/subscribe$/;
const MOST = 200;

/** What handlers of `/dapr/subscribe` answer: a list of objects with a component's name and a topic, as it is or written as JSON. */
export class AnnouncedTopics {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  of(claim: Claim): readonly AnnouncedTopic[] {
    const path = claim.values['path'];
    if (!path || !textsOf(path).some((text) => ASKED.test(text))) return [];
    const handler = handlerOf(this.world, claim);
    const found = handler ? this.answersOf(handler).flatMap((each) => this.topicsIn(each)) : [];
    return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  }

  /** What it returns, and what it passes to whatever writes the answer. */
  private answersOf({ module, node, frame }: FunctionThing): readonly Thing[] {
    const evaluator = new Evaluator(this.world);
    const inside = module.calls.filter((call) => isWithin(module, call.scope, node.scope)).slice(0, MOST);
    const passed = inside.flatMap(({ arguments: all, scope }) => all.map((expression) => ({ expression, scope })));
    const stated: readonly { readonly expression: Expression; readonly scope: number }[] = [...node.returns, ...passed];
    return stated.map(({ expression, scope }) => evaluator.evaluate({ module, expression, scope, frame }));
  }

  private topicsIn(answer: Thing): readonly AnnouncedTopic[] {
    const evaluator = new Evaluator(this.world);
    const items = optionsOf(answer).flatMap((each) => (each.is === 'list' ? each.items : []));
    return items.flatMap((item) => optionsOf(evaluator.argument(item)).flatMap((each) => topicIn(evaluator, each)));
  }
}

/** `pubsubname` and `topic`; a struct's fields go by their own names. */
function topicIn(evaluator: Evaluator, thing: Thing): readonly AnnouncedTopic[] {
  const names = memberNames(thing);
  const component = names.find((name) => /^pub_?sub(_?name)?$/i.test(name));
  const topic = names.find((name) => /^topic(_?name)?$/i.test(name));
  if (component === undefined || topic === undefined) return [];
  const valueOf = (name: string) => toValue(evaluator.member(thing, name), evaluator);
  return [{ component: valueOf(component), topic: valueOf(topic) }];
}

function memberNames(thing: Thing): readonly string[] {
  if (thing.is === 'object') return [...thing.entries.keys()];
  return thing.is === 'instance' ? thing.of.node.fields.map(({ name }) => name) : [];
}
