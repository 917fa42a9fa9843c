// https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
// https://docs.gitlab.com/user/project/codeowners/reference/
import { defineAnalyzer, evidenceAt, type OwnerFact, type Source } from '../../src/sdk/index.ts';

export default defineAnalyzer({
  name: 'codeowners',
  files: ['{CODEOWNERS,.github/CODEOWNERS,docs/CODEOWNERS,.gitlab/CODEOWNERS}'],
  analyze: (sources) => ({ facts: sources.flatMap(ownerFacts), problems: [] }),
});

/** A pattern and its owners a line; GitLab's `[Section] @owner` gives the owners of lines that name none. */
function ownerFacts(source: Source): readonly OwnerFact[] {
  const facts: OwnerFact[] = [];
  let inherited: readonly string[] = [];
  source.text.split(/\r?\n/).forEach((line, index) => {
    const [, section] = /^\s{0,20}\^?\[[^\]]{1,200}\](?:\[\d{1,4}\])?(.*)$/.exec(line) ?? [];
    const [pattern, ...names] = words(section === undefined ? line : `section ${section}`);
    const owners = names.filter((name) => name.includes('@'));
    if (section !== undefined) inherited = owners;
    else if (pattern) {
      facts.push({
        kind: 'owner',
        evidence: evidenceAt(source, index + 1),
        pattern,
        owners: owners.length > 0 ? owners : inherited,
      });
    }
  });
  return facts;
}

/** Words of a line before a comment; `\ ` is a space inside a path. */
function words(line: string): readonly string[] {
  const text = line.replace(/(^|\s)#.*$/, '');
  return [...text.matchAll(/(?:\\.|[^\s\\])+/g)].map(([word]) => word.replaceAll('\\ ', ' '));
}
