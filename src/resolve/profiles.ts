/**
 * Whether an expression such as `docker`, `docker | cloud`, `!prod`, `prod & eu` or `(eu | us) & !test` holds; none holds always.
 * https://docs.spring.io/spring-framework/reference/core/beans/environment.html#beans-definition-profiles-java
 */
export function holds(expression: string | undefined, active: readonly string[]): boolean {
  if (expression === undefined) return true;
  const signs: readonly string[] = expression.slice(0, LONGEST).match(/[()!&|]|[^()!&|\s]+/g) ?? [];
  return allHold({ signs, at: 0, active });
}

const LONGEST = 1000;

interface Reading {
  readonly signs: readonly string[];
  readonly active: readonly string[];
  at: number;
}

/** Nobody writes both signs side by side without brackets, but files within files are put together so: `docker | cloud & eu`. */
function allHold(reading: Reading): boolean {
  let found = anyHolds(reading);
  while (reading.signs[reading.at] === '&') {
    reading.at++;
    found = anyHolds(reading) && found;
  }
  return found;
}

function anyHolds(reading: Reading): boolean {
  let found = termHolds(reading);
  while (reading.signs[reading.at] === '|') {
    reading.at++;
    found = termHolds(reading) || found;
  }
  return found;
}

function termHolds(reading: Reading): boolean {
  const sign = reading.signs[reading.at++];
  if (sign === undefined) return false;
  if (sign === '!') return !termHolds(reading);
  if (sign !== '(') return reading.active.includes(sign);
  const found = allHold(reading);
  reading.at++;
  return found;
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
