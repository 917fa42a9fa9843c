/** Whether an expression such as `docker`, `docker | cloud`, `!prod` or `prod & eu` holds; none holds always. */
export function holds(expression: string | undefined, active: readonly string[]): boolean {
  if (expression === undefined) return true;
  const plain = expression.replace(/[()]/g, ' ');
  return plain.split('&').every((part) => part.split('|').some((term) => holdsTerm(term.trim(), active)));
}

function holdsTerm(term: string, active: readonly string[]): boolean {
  return term.startsWith('!') ? !active.includes(term.slice(1).trim()) : active.includes(term);
}

const TESTS = /^(tests?|it|unit-?tests?|integration-?tests?|e2e|ci|junit)$/i;

/** Whether only tests run with the profile. */
export function isForTests(expression: string | undefined): boolean {
  return (expression ?? '').split(/[&|]/).some((term) => TESTS.test(term.trim()));
}

/** Settings that say which profiles are active. */
export const PROFILE_KEYS = [
  'spring.profiles.active',
  'quarkus.profile',
  'micronaut.environments',
  'ASPNETCORE_ENVIRONMENT',
  'DOTNET_ENVIRONMENT',
  'ENV_FOR_DYNACONF',
  'NODE_ENV',
  'NODE_CONFIG_ENV',
];
