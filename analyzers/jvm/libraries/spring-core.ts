import { arg, decoratedName, defineLibrary, first, join, settingValue, text } from '../../../src/code/library.ts';
import { BEAN, NAMED_BEAN, PLACEHOLDER } from '../conventions.ts';
import { whole } from './support/selectors.ts';

const property = settingValue(arg(0), arg(1));

/** `${key:default}` and `#{bean.member}` in any annotation's text. */
const placeholders = defineLibrary({
  name: 'spring-placeholders',
  imports: [],
  globals: [PLACEHOLDER, BEAN, NAMED_BEAN],
  docs: 'https://docs.spring.io/spring-framework/reference/core/beans/annotation-config/value-annotations.html',
  values: { [PLACEHOLDER]: property, [BEAN]: { value: 'supplied', name: arg(0), path: arg(1) } },
  decorators: { class: { [NAMED_BEAN]: { does: 'supply', name: arg(0, 'value') } } },
});

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
    'Environment.getRequiredProperty': property,
    'Environment.resolvePlaceholders': { value: 'select', selector: arg(0) },
  },
  decorators: {
    value: { Value: { value: 'select', selector: whole('value') } },
    qualifies: { Qualifier: whole('value') },
    fields: {
      ConfigurationProperties: settingValue(join(whole('prefix', 'value'), text('.'), { from: 'decorated-name', case: 'kebab' })),
    },
  },
});

/** Beans made by methods. */
const beans = defineLibrary({
  name: 'spring-beans',
  imports: ['org.springframework.context.annotation'],
  docs: 'https://docs.spring.io/spring-framework/reference/core/beans/java/bean-annotation.html',
  decorators: { method: { Bean: { does: 'supply', name: first(whole('name', 'value'), decoratedName) } } },
});

export const springCore = [placeholders, settings, beans];
