/** An object literal that registers a dependency, `{ provide: TOKEN, useFactory: make, inject: [CONFIG] }`: the keys its parts stand under. */
export interface ProviderShape {
  readonly token: string;
  readonly value?: string;
  readonly class?: string;
  readonly factory?: string;
  readonly inject?: string;
  readonly existing?: string;
}
