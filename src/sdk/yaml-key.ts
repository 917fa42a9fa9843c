/**
 * A first look at a text before it is parsed: whether it may be YAML with one of these keys. They may stand in quotes and behind
 * braces, for JSON is YAML too. https://yaml.org/spec/1.2.2/#12-relation-to-json
 */
export function yamlKey(...names: readonly string[]): RegExp {
  return new RegExp(`(?:^|[{,])\\s{0,20}["']?(?:${names.join('|')})["']?\\s{0,10}:`, 'm');
}
