import type { Selector } from './library.ts';

/** What a call or member of a library evaluates to. */
export type ValueRule =
  /** With `type`, it may be a section of the settings, whose members are settings too. */
  | {
      readonly value: 'setting';
      readonly key: Selector;
      readonly fallback?: Selector;
      readonly isEmptyUnset?: true;
      readonly isProperty?: true;
      readonly type?: string;
    }
  /** Evaluates to one of its own parts: `Joi.string().default('x')`. With `type`, it stands for that text and has members of its own. */
  | { readonly value: 'select'; readonly selector: Selector; readonly isProperty?: true; readonly type?: string }
  /** The first, or else the second: `Optional.ofNullable(a).orElse(b)`. */
  | { readonly value: 'or-else'; readonly first: Selector; readonly second: Selector }
  /**
   * An object with a member for every key that the objects in `shapes` have: what `data` has under the key (the setting of that name where there
   * is no data), else the default. `fallback` looks at an entry of the schema as if it were the receiver and the only argument; `under` is the
   * member of the result that holds the object.
   */
  | {
      readonly value: 'described';
      readonly shapes: readonly Selector[];
      readonly data?: Selector;
      /** What `data` lacks is a setting all the same. */
      readonly isEnvironment?: boolean;
      readonly fallback: Selector;
      readonly under?: string;
    }
  /** An object whose members say which setting they are and what it is by default: `{ env: 'PORT', default: 80 }`. */
  | {
      readonly value: 'explained';
      readonly of: Selector;
      readonly path?: Selector;
      readonly key: string;
      readonly fallback: string;
    }
  /** The text of the files that the first argument names, where the front end keeps their text. */
  | { readonly value: 'file-text' }
  /** What a text of JSON holds; of a setting, members that are settings too. */
  | { readonly value: 'decoded'; readonly of: Selector }
  /** What the function that is passed calls one of its parameters with: `new Promise((resolve) => resolve(value))`. */
  | { readonly value: 'resolved'; readonly parameter: number }
  /** The names of the files and folders in the folder that the first argument names; with `paths`, the files that a pattern means, from the root. */
  | { readonly value: 'folder-entries'; readonly paths?: true }
  /** The key is the member's own name: `process.env.PORT`. */
  | { readonly value: 'setting-by-name'; readonly below?: Selector; readonly type?: string }
  /** What was registered under a token, else an instance of the type or, with `orItself`, the token; `isMany` for a list of all of it. */
  | {
      readonly value: 'registered';
      readonly token: Selector;
      readonly type?: string;
      readonly isProperty?: true;
      readonly isMany?: true;
      readonly orItself?: true;
    }
  /** What a container has under a name, as a method supplies it; `path` is the file that asks. */
  | { readonly value: 'supplied'; readonly name: Selector; readonly path: Selector }
  /** A member (not a call) that is something its maker was given: `databaseConfig.KEY`, `queue.Name` after `declare(name)`. */
  | { readonly value: 'member-of-maker'; readonly selector: Selector }
  /** What calls keep under a key, see `keeps` of the library: as it was kept, or a list of all of it or any of it, whether kept in lists or not. */
  | { readonly value: 'kept'; readonly under: Selector; readonly as?: 'all' | 'any' }
  /** The decorator of this class that the class `of` carries, as an instance of it; where it is written, its name may lack the `ending`. */
  | { readonly value: 'decorator'; readonly of: Selector; readonly type: Selector; readonly ending?: string }
  | { readonly value: 'text'; readonly text: string }
  /** An object with these members, or a list of such objects. */
  | { readonly value: 'object'; readonly members: Readonly<Record<string, Selector>>; readonly isMany?: true }
  /** A member that nothing in the repository tells, and why. */
  | { readonly value: 'unknown'; readonly why: string }
  /** An object of objects, however deep, with a text in front of every member of a name: paths of a contract below a common one. */
  | { readonly value: 'prefixed'; readonly of: Selector; readonly member: string; readonly by: Selector }
  /** What a language's own functions on objects and lists give: `Object.values`, `Object.assign`, `Array.from`, `Map.of` (pairs). */
  | {
      readonly value: 'collection-function';
      readonly function: 'values' | 'keys' | 'entries' | 'merge' | 'from-entries' | 'list' | 'same' | 'pairs' | 'iterated';
    }
  /** A member by a path that is a list or a text with dots: `_.get(settings, 'mail.host', fallback)`. */
  | { readonly value: 'member'; readonly of: Selector; readonly path: Selector; readonly fallback?: Selector }
  /** The folder the program is started in, as an absolute path whose root is the repository: `process.cwd()`. */
  | { readonly value: 'program-folder' }
  /** The file that the program is started from, as an absolute path from the same root: `process.argv[1]`. */
  | { readonly value: 'program-file'; readonly isProperty: true }
  /** A text function that the engine knows. */
  | {
      readonly value: 'text-function';
      readonly function:
        | 'upper'
        | 'lower'
        | 'kebab'
        | 'snake'
        | 'camel'
        | 'join-path'
        | 'join-url'
        | 'resolve-path'
        | 'folder-of-path'
        /** The last part of a path, without the ending that is passed. */
        | 'name-of-path'
        | 'ending-of-path'
        | 'parsed-path'
        | 'path-of-url'
        /** The first argument is a printf format for the others. */
        | 'format'
        /** The same as a console does it: what is left over follows behind spaces. */
        | 'format-line';
    };
