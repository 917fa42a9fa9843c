import { expect, it } from 'vitest';
import { configurationClass } from '../analyzers/jvm/spring-xml/configuration-class.ts';

const PATH = 'src/main/resources/beans.xml';

function beansOf(definitions: readonly string[]): string {
  return configurationClass(`<beans>\n${definitions.join('\n')}\n</beans>\n`, PATH);
}

/** A bean whose five properties are inner beans that take over from another. */
function shelf(id: string, parent: string): string {
  const inner = ['tea', 'milk', 'sugar', 'cups', 'spoons'].map(
    (each) => `<property name="${each}"><bean parent="${parent}"/></property>`,
  );
  return `<bean id="${id}" class="shop.Shelf">${inner.join('')}</bean>`;
}

it.each([
  [
    'one another',
    [...'abcdef'].map((id, index) => shelf(id, 'abcdefg'[index + 1] ?? 'g')).concat('<bean id="g" class="shop.Till"/>'),
  ],
  ['themselves', [shelf('a', 'a')]],
])('inner beans that take over from %s are written for as long as the file may write them', (_what, definitions) => {
  const made = beansOf([...definitions, '<bean id="till" class="shop.Till"><property name="url" value="http://tills"/></bean>']);

  expect(made.split('= new ').length).toBeLessThan(6000);
  expect(made).toContain('.setUrl("http://tills")');
});
