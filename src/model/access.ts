/** One demand on labels: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export interface LabelDemand {
  readonly key: string;
  /** `unread`: an operator or a value that could not be read. */
  readonly is: 'in' | 'not-in' | 'there' | 'not-there' | 'unread';
  readonly values: readonly string[];
}

/** Who is on the other side of a rule. */
export type AccessPeer =
  | { readonly is: 'anybody' }
  | {
      readonly is: 'pods';
      readonly pods: readonly LabelDemand[];
      /** Of the rule's own namespace; else those whose labels fit. */
      readonly namespaces: 'own' | readonly LabelDemand[];
    }
  /** A service account with its namespace; texts may end or begin with `*`. */
  | { readonly is: 'account'; readonly namespace: string; readonly name: string }
  | { readonly is: 'namespace'; readonly name: string }
  /** Inside or outside of the cluster. */
  | { readonly is: 'addresses' }
  | { readonly is: 'unread' };

export interface AccessRule {
  /** Any of these. */
  readonly peers: readonly AccessPeer[];
  /** Any of these ports, by number, range or name; all where there are none. */
  readonly ports: readonly (string | { readonly from: number; readonly to: number })[];
  /** It holds for some requests only, by method, path, token or the like. */
  readonly isConditional: boolean;
}
