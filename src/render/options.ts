/** What the caller of `render` may ask for. */
export interface RenderOptions {
  /** Address of the repository's files, as a code host shows them; cited places become links below it. */
  readonly linkBase?: string;
  /** Also write a specification for a part of the system. */
  readonly feature?: Feature;
}

/** A feature that spans services: by their names, or by the route at which it begins. */
export interface Feature {
  /** Names the document; absent: it goes by its services or its route. */
  readonly name?: string;
  readonly services?: readonly string[];
  /** `POST /orders`, or `orders POST /orders`. */
  readonly fromRoute?: string;
}
