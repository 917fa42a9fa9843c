import { defineLibrary, onProfile, onSetting } from '../../../src/code/library.ts';
import { whole } from './support/selectors.ts';

const ifProfile = [
  onProfile(whole('value'), { usual: 'prod' }),
  onProfile(whole('anyOf'), { usual: 'prod' }),
  onProfile(whole('allOf'), { usual: 'prod', areAll: true }),
];
const unlessProfile = ['value', 'anyOf'].map((name) => onProfile(whole(name), { usual: 'prod', isUnless: true }));

function property(missing: string, isUnless?: true) {
  return onSetting(whole('name'), {
    value: whole('stringValue'),
    whenMissing: whole(missing),
    ...(isUnless ? { isUnless } : {}),
  });
}

const rules = {
  IfBuildProfile: ifProfile,
  UnlessBuildProfile: unlessProfile,
  IfBuildProperty: property('enableIfMissing'),
  UnlessBuildProperty: property('enableIfMissing', true),
  LookupIfProperty: property('lookupIfMissing'),
  LookupUnlessProperty: property('lookupIfMissing', true),
};

/** Beans that only are there where the build or settings say so. */
export const quarkusConditions = defineLibrary({
  name: 'quarkus-conditions',
  imports: ['io.quarkus.arc.profile', 'io.quarkus.arc.properties', 'io.quarkus.arc.lookup'],
  docs: 'https://quarkus.io/guides/cdi-reference#enabling-beans-for-quarkus-build-profile',
  decorators: { class: rules, method: rules },
});
