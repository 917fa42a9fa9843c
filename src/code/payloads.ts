import type { Payload } from '../model/payload.ts';
import type { Claim } from './claims.ts';
import type { World } from './evaluate.ts';
import { handlerOf } from './handlers.ts';
import type { CallSite, Expression, Parameter } from './ir.ts';
import { lastNameOf } from './last-names.ts';
import { payloadOfShape, payloadOfType } from './payload-types.ts';
import { shapeOf } from './static-types.ts';
import type { FunctionThing, Located } from './thing.ts';

/** Functions of languages and libraries that write a value as bytes or text. */
const SERIALISING =
  /^(stringify|dumps|dump|serialize|SerializeToUtf8Bytes|SerializeObject|Serialize|writeValueAsString|writeValueAsBytes|toJson|toJSON|encode|Marshal|GetBytes|getBytes|from|toString|model_dump|model_dump_json|json|dict|SerializeToString|toBuffer|instanceToPlain|convertToJson)$/;
const BODY = /^(Body|RequestBody|FromBody|Payload|BodyParam|BodyParams|MessageBody|MapRequestPayload|Valid|Json|Form)$/;
const DEEPEST = 4;

/** What messages and bodies carry, by what the code declares. */
export class Payloads {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** What is sent to a channel or taken from it. */
  ofMessage(claim: Claim): Payload | undefined {
    const { effect, made, isDecorated } = claim;
    if (effect.does !== 'publish' && effect.does !== 'subscribe') return undefined;
    if (isDecorated) return this.takenBy(handlerOf(this.world, claim), false);
    const args = made?.maker?.arguments ?? [];
    const stated = effect.payload === undefined ? undefined : args[effect.payload];
    const plain = stated && 'expression' in stated ? this.sent(stated) : undefined;
    return (
      (plain && payloadOfShape(this.world, plain)) ??
      firstOf(args, (argument) => ('expression' in argument ? this.inside(argument, 0) : undefined)) ??
      this.ofTypeArguments(claim)
    );
  }

  /** What is sent as it is, or what the function gives that makes it. */
  private sent(located: Located): ReturnType<typeof shapeOf> {
    const { expression, module } = located;
    if (expression.is !== 'function') return shapeOf(this.world, located);
    const [returned] = this.world.base.functionThing(module, expression.function)?.node.returns ?? [];
    return returned && shapeOf(this.world, { ...located, ...returned });
  }

  /** What a route is asked with and what it answers. */
  ofRoute(claim: Claim): { readonly request?: Payload; readonly response?: Payload } {
    const handler = handlerOf(this.world, claim);
    if (!handler) return {};
    const statesBody = claim.effect.does === 'route' && claim.effect.statesBody === true;
    const [first] = handler.node.parameters;
    const [, answered, asked] = isGenericRequest(first) ? (first?.type?.arguments ?? []) : [];
    const byType = (reference: Parameter['type']) =>
      reference && payloadOfType(this.world, { reference, module: handler.module, frame: handler.frame }, 0);
    const request = byType(asked) ?? (isGenericRequest(first) ? undefined : this.takenBy(handler, true, statesBody));
    const response = byType(handler.node.returnType) ?? byType(answered);
    return { ...(request ? { request } : {}), ...(response ? { response } : {}) };
  }

  /** The parameter that says that it is the body, else (of a message always) the first that is a data type of the repository. */
  private takenBy(handler: FunctionThing | undefined, isRoute: boolean, statesBody = false): Payload | undefined {
    const parameters = handler?.node.parameters ?? [];
    const bodies = parameters.filter(({ decorators }) => decorators.some(({ callee }) => BODY.test(lastNameOf(callee) ?? '')));
    const isStated = statesBody || parameters.some(({ decorators }) => decorators.length > 0);
    const candidates = bodies.length > 0 ? bodies : isRoute && isStated ? [] : parameters;
    return firstOf(candidates, ({ type }) =>
      type && handler
        ? payloadOfType(this.world, { reference: type, module: handler.module, frame: handler.frame }, 0)
        : undefined,
    );
  }

  /** A value of a data type, or what is written as text, anywhere in an argument. */
  private inside(located: Located, depth: number): Payload | undefined {
    const { expression, module } = located;
    if (depth > DEEPEST) return undefined;
    const deeper = (each: Expression) => this.inside({ ...located, expression: each }, depth + 1);
    switch (expression.is) {
      case 'object':
        return firstOf(expression.entries, (entry) => ('value' in entry ? deeper(entry.value) : undefined));
      case 'list':
        return firstOf(expression.items, deeper);
      case 'keyword':
      case 'spread':
        return deeper(expression.of);
      case 'function':
        return this.takenBy(this.world.base.functionThing(module, expression.function), false);
      case 'call':
        return this.ofCall(located, module.calls[expression.call], depth);
      default: {
        const shape = shapeOf(this.world, located);
        return shape?.is === 'object' ? deeperIn(shape, located, deeper) : shape && payloadOfShape(this.world, shape);
      }
    }
  }

  private ofCall(located: Located, call: CallSite | undefined, depth: number): Payload | undefined {
    if (!call) return undefined;
    const at = { ...located, scope: call.scope };
    const name = lastNameOf(call.callee);
    if (name !== undefined && SERIALISING.test(name) && !call.isNew) {
      const [first] = call.arguments;
      const written = first ?? (call.callee.is === 'member' ? call.callee.of : undefined);
      const nested = written && this.written({ ...at, expression: written }, depth);
      return (
        nested ?? (first && call.callee.is === 'member' ? this.written({ ...at, expression: call.callee.of }, depth) : undefined)
      );
    }
    const shape = shapeOf(this.world, located);
    const own = shape && payloadOfShape(this.world, shape);
    return (
      own ?? (call.isNew ? firstOf(call.arguments, (expression) => this.inside({ ...at, expression }, depth + 1)) : undefined)
    );
  }

  /** What is written as text is the payload, even if it has no type of its own. */
  private written(located: Located, depth: number): Payload | undefined {
    if (located.expression.is === 'call') return this.inside(located, depth + 1);
    const shape = shapeOf(this.world, located);
    return shape && payloadOfShape(this.world, shape);
  }

  /** `Publish<OrderPlaced>(…)`; of a handler's class, what it says that it handles. */
  private ofTypeArguments({ made }: Claim): Payload | undefined {
    const { types } = made ?? {};
    return types && firstOf(types.references, (reference) => payloadOfType(this.world, { ...types, reference }, 0));
  }
}

/** Express's `Request<Parameters, Answer, Body>`. */
function isGenericRequest(parameter: Parameter | undefined): boolean {
  const { name = '', arguments: args = [] } = parameter?.type ?? {};
  return name.endsWith('Request') && args.length > 0;
}

/** Options that a variable holds: looked into where they are written. */
function deeperIn(shape: Located, from: Located, deeper: (each: Expression) => Payload | undefined): Payload | undefined {
  return shape.module === from.module && shape.scope === from.scope ? deeper(shape.expression) : undefined;
}

function firstOf<T>(items: readonly T[], find: (item: T) => Payload | undefined): Payload | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return undefined;
}
