import { describe, expect, test } from 'vitest';
import { parseXml } from '../src/sdk/xml.ts';

const read = (text: string) => parseXml({ path: 'orders/pom.xml', text });

describe('parseXml', () => {
  test('keeps lines, texts, attributes and the order of elements', () => {
    const { root, problems } = read(
      '<?xml version="1.0"?>\r\n<!-- the shop -->\r\n<a:project kind="jar">\r\n  <name>Orders &amp; <!-- and -->more</name>\r\n  <name><![CDATA[<plain>]]></name>\r\n</a:project>\r\n',
    );

    expect(problems).toEqual([]);
    expect([root.name, root.line, root.attribute('kind')]).toEqual(['project', 3, 'jar']);
    expect(root.children('name').map((each) => [each.text(), each.line])).toEqual([
      ['Orders & more', 4],
      ['<plain>', 5],
    ]);
    expect(root.get('name').evidence()).toEqual({
      path: 'orders/pom.xml',
      line: 4,
      text: '<name>Orders &amp; <!-- and -->more</name>',
    });
  });

  test('gives empty elements for what is not there', () => {
    const { root } = read('<project/>');

    expect([root.at('build', 'plugins').exists, root.get('name').text(), root.get('name').line]).toEqual([false, undefined, 1]);
  });

  test('says where a broken file breaks', () => {
    const { root, problems } = read('<project>\n  <name>\n</project>');

    expect(root.exists).toBe(false);
    expect(problems.map(({ code, evidence }) => [code, evidence.line])).toEqual([['syntax-error', 3]]);
  });

  test('does not fill entities, so a small file cannot become a large one', () => {
    const { root } = read('<!DOCTYPE a [<!ENTITY x "yyyyyyyyyy">]>\n<a>&x;&x;</a>');

    expect(root.text()).toBe('&x;&x;');
  });
});
