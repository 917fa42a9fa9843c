import type { Bound } from './ir.ts';
import type { Thing } from './thing.ts';

/**
 * What the one object that a variable or field holds was made with, while it is told what is added to it:
 * `for (const key of Object.keys(settings)) settings[key] = …` goes through the keys that were there.
 */
export class Begun {
  private readonly objects = new Map<readonly Bound[], Thing>();

  of(values: readonly Bound[]): Thing | undefined {
    return this.objects.get(values);
  }

  while<T>(values: readonly Bound[], plain: readonly Thing[], run: () => T): T {
    const [only, other] = plain;
    if (only?.is !== 'object' || other) return run();
    this.objects.set(values, only);
    const result = run();
    this.objects.delete(values);
    return result;
  }
}
