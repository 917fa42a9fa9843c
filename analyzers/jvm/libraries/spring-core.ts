import {
  arg,
  decoratedName,
  defineLibrary,
  first,
  join,
  onProfile,
  onSetting,
  settingValue,
  text,
} from '../../../src/code/library.ts';
import { BEAN, NAMED_BEAN, PLACEHOLDER } from '../conventions.ts';
import { whole } from './support/selectors.ts';

const placeholder = settingValue(arg(0), arg(1));

const profile = onProfile(whole('value'));
const property = onSetting(whole('name', 'value'), {
  prefix: whole('prefix'),
  value: whole('havingValue'),
  whenMissing: whole('matchIfMissing'),
});

/** `${key:default}` and `#{bean.member}` in any annotation's text. */
const placeholders = defineLibrary({
  name: 'spring-placeholders',
  imports: [],
  globals: [PLACEHOLDER, BEAN, NAMED_BEAN],
  docs: 'https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  values: { [PLACEHOLDER]: placeholder, [BEAN]: { value: 'supplied', name: arg(0), path: arg(1) } },
  decorators: { class: { [NAMED_BEAN]: { does: 'supply', name: arg(0, 'value') } } },
});

const kebab = { from: 'decorated-name', case: 'kebab' } as const;

/** Settings by annotation and by `Environment`. */
const settings = defineLibrary({
  name: 'spring-settings',
  imports: [
    'org.springframework.beans.factory.annotation',
    'org.springframework.core.env',
    'org.springframework.boot.context.properties',
  ],
  docs: 'https://docs.spring.io/spring-boot/reference/features/external-config.html',
  types: { ConfigurableEnvironment: 'Environment', PropertyResolver: 'Environment', StandardEnvironment: 'Environment' },
  values: {
    'Environment.getProperty': settingValue(arg(0), first(arg(2), arg(1))),
    // Kotlin's `environment["orders.url"]`.
    'Environment.get': settingValue(arg(0)),
    'Environment.getRequiredProperty': placeholder,
    'Environment.resolvePlaceholders': { value: 'select', selector: arg(0) },
  },
  decorators: {
    value: { Value: { value: 'select', selector: whole('value') } },
    qualifies: { Qualifier: whole('value') },
    fields: {
      ConfigurationProperties: settingValue(first(join(whole('prefix', 'value'), text('.'), kebab), kebab)),
    },
  },
});

/** Beans made by methods. */
const beans = defineLibrary({
  name: 'spring-beans',
  imports: ['org.springframework.context.annotation'],
  docs: 'https://docs.spring.io/spring-framework/reference/core/beans/java/bean-annotation.html',
  decorators: {
    class: { Profile: profile },
    method: { Bean: { does: 'supply', name: first(whole('name', 'value'), decoratedName) }, Profile: profile },
  },
});

/** Of expressions, those that are a setting and nothing else. */
const onProperties = { ConditionalOnProperty: property, ConditionalOnExpression: onSetting(whole('value')) };

/** Beans that only are there where settings say so. */
const conditions = defineLibrary({
  name: 'spring-conditions',
  imports: ['org.springframework.boot.autoconfigure.condition'],
  docs: 'https://docs.spring.io/spring-boot/reference/features/developing-auto-configuration.html#features.developing-auto-configuration.condition-annotations.property-conditions',
  decorators: { class: onProperties, method: onProperties },
});

export const springCore = [placeholders, settings, beans, conditions];
