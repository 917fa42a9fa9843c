import type { Source, TreeNode } from '../../../src/sdk/index.ts';
import { parseToml } from '../../../src/sdk/toml.ts';
import { type Asked, type Format, manifestOf } from '../manifest.ts';

/** https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html */
export const cargo: Format = {
  files: ['**/Cargo.toml'],
  isMeant: (path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'),
  read: (source) => {
    const { root } = parseToml(source);
    const targets = root
      .get('target')
      .entries()
      .map(([, node]) => node);
    const asks = [root, ...targets].flatMap((place) => [
      ...keysOf(place.get('dependencies'), source, false),
      ...keysOf(place.get('dev-dependencies'), source, true),
    ]);
    return manifestOf(source, 'crate', [root.at('package', 'name').text()], asks);
  },
};

/** https://packaging.python.org/en/latest/specifications/pyproject-toml/, https://python-poetry.org/docs/pyproject/ */
export const pyproject: Format = {
  files: ['**/pyproject.toml', '**/Pipfile'],
  isMeant: (path) => /(^|\/)(pyproject\.toml|Pipfile)$/.test(path),
  read: (source) => {
    const { root } = parseToml(source);
    const poetry = root.at('tool', 'poetry');
    const groups = [...root.get('dependency-groups').entries(), ...root.at('project', 'optional-dependencies').entries()].flatMap(
      ([name, node]) => itemsOf(node, source, isForTests(name)),
    );
    const poetryGroups = poetry
      .get('group')
      .entries()
      .flatMap(([name, node]) => keysOf(node.get('dependencies'), source, isForTests(name)));
    const asks = [
      ...itemsOf(root.at('project', 'dependencies'), source, false),
      ...keysOf(poetry.get('dependencies'), source, false),
      ...keysOf(poetry.get('dev-dependencies'), source, true),
      ...keysOf(root.get('packages'), source, false),
      ...keysOf(root.get('dev-packages'), source, true),
      ...groups,
      ...poetryGroups,
    ];
    const own = root.at('project', 'name').text() ?? poetry.get('name').text();
    return manifestOf(source, 'pypi', [own && canonical(own)], asks.map(withCanonicalName));
  },
};

/** https://pip.pypa.io/en/stable/reference/requirements-file-format/, https://setuptools.pypa.io/en/latest/references/keywords.html */
export const requirements: Format = {
  files: ['**/*requirements*.{txt,in}', '**/requirements/*.{txt,in}', '**/setup.py', '**/setup.cfg'],
  isMeant: (path) =>
    /(^|\/)([\w.-]*requirements[\w.-]*\.(txt|in)|requirements\/[\w.-]+\.(txt|in)|setup\.py|setup\.cfg)$/.test(path),
  read: (source) => {
    const isScript = source.path.endsWith('.py');
    const own = /^[ \t]{0,80}name[ \t]{0,80}=[ \t]{0,80}["']?([\w.-]+)/m.exec(
      source.path.includes('setup.') ? source.text : '',
    )?.[1];
    const asks = source.text.split(/\r?\n/).flatMap((text, index): readonly Asked[] => {
      const written = isScript
        ? /["']([A-Za-z][\w.-]{0,100})[^"']{0,100}["']/.exec(text)
        : /^\s*([A-Za-z][\w.-]{0,100})/.exec(text);
      const name = written?.[1];
      return name === undefined ? [] : [{ name, source, line: index + 1, isForTests: isForTests(source.path) }];
    });
    return manifestOf(source, 'pypi', [own && canonical(own)], asks.map(withCanonicalName));
  },
};

function keysOf(table: TreeNode, source: Source, forTests: boolean): readonly Asked[] {
  return table.entries().map(([name, { line }]) => ({ name, source, line, isForTests: forTests }));
}

function itemsOf(list: TreeNode, source: Source, forTests: boolean): readonly Asked[] {
  return list.items().flatMap((item) => {
    const name = /^[A-Za-z][\w.-]*/.exec(item.text() ?? '')?.[0];
    return name === undefined ? [] : [{ name, source, line: item.line, isForTests: forTests }];
  });
}

function isForTests(name: string): boolean {
  return /(^|[^a-z])(dev|development|tests?|testing|ci)([^a-z]|$)/i.test(name);
}

function withCanonicalName(asked: Asked): Asked {
  return { ...asked, name: canonical(asked.name) };
}

/** https://packaging.python.org/en/latest/specifications/name-normalization/ */
function canonical(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
