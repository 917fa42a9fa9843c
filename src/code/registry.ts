import { Evaluator, type World } from './evaluate.ts';
import type { Asker } from './injection.ts';
import type { Registration } from './registrations.ts';
import { type Rooms, roomsIn } from './rooms.ts';
import { optionsOf, type Thing } from './thing.ts';
import { tokenKey } from './tokens.ts';

/** What was registered for injection, by token. */
export class Registry {
  private readonly world: World;
  private readonly byKey = new Map<string, Registration[]>();
  private rooms: Rooms | undefined;

  constructor(world: World) {
    this.world = world;
  }

  add(registrations: readonly Registration[]): void {
    for (const each of registrations) {
      const key = keyOf(each, new Evaluator(this.world));
      if (key !== undefined) this.keep(key, each);
    }
    if (registrations.length > 0) this.rooms = roomsIn(this.world);
  }

  private keep(key: string, registration: Registration): void {
    const found = this.byKey.get(key);
    if (found) found.push(registration);
    else this.byKey.set(key, [registration]);
  }

  everything(): readonly Registration[] {
    return [...this.byKey.values()].flat();
  }

  under(key: string): readonly Registration[] {
    return this.byKey.get(key) ?? [];
  }

  /** What is registered under a token; of that, what the class that asks sees. Everything where nothing tells. */
  seen(token: Thing, evaluator: Evaluator, asker: Asker | undefined): readonly Registration[] {
    const tokens = optionsOf(token).flatMap((each) => tokenKey(each, evaluator) ?? []);
    const all = tokens.flatMap((each) => this.under(each));
    const seen = asker && all.length > 0 ? this.rooms?.seenBy(asker.of, tokens, all) : undefined;
    return seen && (seen.length > 0 || asker?.isAlone) ? seen : all;
  }
}

function keyOf({ token, into }: Registration, evaluator: Evaluator): string | undefined {
  if (into === undefined) return tokenKey(token, evaluator);
  return token.is === 'class' ? `${into} into ${token.key}` : undefined;
}
