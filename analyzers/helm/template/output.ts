import type { Place } from '../../../src/sdk/index.ts';

/** Where a rendered line comes from: the line of the template that wrote it, and what that rests on. */
export interface LineOrigin {
  readonly place: Place;
  readonly via: readonly Place[];
}

interface Written extends LineOrigin {
  readonly text: string;
}

const MOST_CHARACTERS = 4_000_000;

/** The text that a template has written so far, with the place that each piece of it was written by. */
export class Output {
  private readonly pieces: Written[] = [];
  private length = 0;

  /** False when there is too much. */
  write(text: string, place: Place, via: readonly Place[] = []): boolean {
    this.length += text.length;
    if (this.length > MOST_CHARACTERS) return false;
    this.pieces.push({ text, place, via });
    return true;
  }

  text(): string {
    return this.pieces.map((piece) => piece.text).join('');
  }

  /** The origin of every line: of the first piece that wrote more than white space on it; the others are further lines. */
  origins(): readonly (LineOrigin | undefined)[] {
    const origins: (LineOrigin | undefined)[] = [undefined];
    for (const { text, place, via } of this.pieces) {
      text.split('\n').forEach((part, index) => {
        const here = { place: { source: place.source, line: place.line + index }, via };
        if (index > 0) origins.push(undefined);
        if (part.trim() === '') return;
        const known = origins.at(-1);
        const more = known && { place: known.place, via: distinct([...known.via, ...here.via, here.place], known.place) };
        origins[origins.length - 1] = more ?? here;
      });
    }
    return origins;
  }
}

/** Each place once, without the one that is named already. */
export function distinct(places: readonly Place[], known?: Place): readonly Place[] {
  const byKey = new Map(places.map((place) => [`${place.source.path}:${place.line}`, place]));
  if (known) byKey.delete(`${known.source.path}:${known.line}`);
  return [...byKey.values()].slice(0, 8);
}
