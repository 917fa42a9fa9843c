const STAGES = [
  'config',
  'repository',
  'renderers',
  'cache',
  'analyze',
  'resolve',
  'graph',
  'flows',
  'live',
  'render',
  'merge',
  'drift',
  'check',
  'output',
];

/** Documents are merged while they are written; views and policies ask the graph for orders and circles, and views for flows; objects of a live cluster are read as manifests are. */
const MORE_ROOMS = { check: ['graph'], output: ['merge'], render: ['graph', 'flows'], live: ['cluster'] };

/** Rooms that a stage does not enter. */
const stageRules = STAGES.map((stage) => {
  const shared = ['model', 'sdk', 'errors.ts', stage, ...(MORE_ROOMS[stage] ?? [])];
  return {
    name: `${stage}-knows-no-other-stage`,
    comment: `${stage} takes and gives the types of src/model; a stage that knew another could not be changed alone.`,
    severity: 'error',
    from: { path: `^src/${stage}/` },
    to: { path: '^(src|analyzers)/', pathNot: `^src/(${shared.join('|')})` },
  };
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...stageRules,
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one file in two places: nobody can read either of them first. Types that name each other load nothing.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'model-stands-alone',
      comment: 'Every stage rests on the model, so the model rests on nothing of ours.',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/model/' },
    },
    {
      name: 'sdk-knows-only-the-model',
      comment:
        'Analyzers are written against the sdk as if it were a package of its own; what it pulled in, they would depend on.',
      severity: 'error',
      from: { path: '^src/sdk/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/(sdk|model)/' },
    },
    {
      name: 'code-engine-knows-no-language',
      comment:
        'The engine computes on its own small representation; a language that it knew would be in the way of the next one.',
      severity: 'error',
      from: { path: '^src/code/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/(code|sdk|model)/' },
    },
    {
      name: 'front-ends-know-no-language',
      comment: 'What all front ends over tree-sitter share stays free of any one of them.',
      severity: 'error',
      from: { path: '^src/frontend/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/(frontend|code|sdk|model)/' },
    },
    {
      name: 'cluster-objects-know-no-way-of-writing-them',
      comment:
        'What an object of a cluster states is read in one place, whether plain manifests, a chart or an overlay wrote it.',
      severity: 'error',
      from: { path: '^src/cluster/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/(cluster|sdk|model)/' },
    },
    {
      name: 'cloud-services-know-no-description-of-them',
      comment: 'What a managed service is stays one table, whichever of the ways to describe infrastructure names it.',
      severity: 'error',
      from: { path: '^src/cloud/' },
      to: { path: '^(src|analyzers)/', pathNot: '^src/(cloud|sdk|model)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-place-for-tree-sitter',
      comment:
        'The parser is known in one place, so that its traps (memory, grammar versions, the cost of asking it) are handled once; front ends lower from the copy of a tree.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/frontend/(grammar|copy-tree)\\.ts$' },
      to: { path: 'node_modules/web-tree-sitter' },
    },
    {
      name: 'analyzers-use-the-sdk-only',
      comment: 'An analyzer is what others will write: it depends on the sdk as an outside package would; types cost nothing.',
      severity: 'error',
      from: { path: '^analyzers/[^/]+/' },
      to: { path: '^src/', pathNot: '^src/(sdk/|code/|frontend/|cluster/|cloud/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-language-front-ends-use-the-engine',
      comment: 'Only a front end hands code to the engine; library models are data and need no more than its vocabulary.',
      severity: 'error',
      from: { path: '^analyzers/', pathNot: '^analyzers/(csharp|typescript)/' },
      to: { path: '^src/code/', pathNot: '^src/code/library\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'analyzers-do-not-know-each-other',
      comment: 'Facts say what one kind of file says in its own words; joining them is the work of the resolver alone.',
      severity: 'error',
      from: { path: '^analyzers/([^/]+)/' },
      to: { path: '^analyzers/[^/]+/', pathNot: '^analyzers/$1/' },
    },
    {
      name: 'only-the-pipeline-knows-the-analyzers',
      comment: 'The list of analyzers is handed to the runner; a stage that read it itself could not be tested with others.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(pipeline|index)\\.ts$' },
      to: { path: '^analyzers/' },
    },
    {
      name: 'nothing-reaches-into-the-command-line',
      comment: 'The command line uses the program; a stage that used the command line would print.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/(cli/|(main|start)\\.ts$)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'one-place-for-graphlib',
      comment: 'The graph library stays behind one class, so that replacing it is one change.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/graph/' },
      to: { path: 'node_modules/@dagrejs/graphlib' },
    },
    {
      name: 'one-place-for-the-compiler',
      comment: 'The TypeScript compiler stays behind one adapter: it is slow to load and its future is not in our hands.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^analyzers/typescript/' },
      to: { path: 'node_modules/(ts-morph|@ts-morph|typescript)/' },
    },
    {
      name: 'one-place-for-git',
      comment: 'Objects of git are read in one place, which asks the library for nothing that would write or go to the network.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/repository/git/' },
      to: { path: 'node_modules/isomorphic-git' },
    },
    {
      name: 'no-processes-and-no-network',
      comment: 'asbuilt never runs what it reads and never leaves the machine; nothing in it may even be able to.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/(renderers/run-program|cli/keep-compiled)\\.ts$' },
      to: { path: '^(node:)?(child_process|net|http|https|http2|tls|dgram|vm|cluster)$' },
    },
    {
      name: 'one-place-for-the-cluster',
      comment: 'The one package with a network is loaded by the one file that reads the cluster a user asked for by a flag.',
      severity: 'error',
      from: { path: '^(src|analyzers)/', pathNot: '^src/live/read-cluster\\.ts$' },
      to: { path: 'node_modules/@kubernetes/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'one-place-for-renderers',
      comment:
        'The one file that starts a program starts the helm or kustomize that the user named by a flag, and has no network.',
      severity: 'error',
      from: { path: '^src/renderers/run-program\\.ts$' },
      to: { path: '^(node:)?(net|http|https|http2|tls|dgram|vm|cluster)$' },
    },
    {
      name: 'one-place-for-compiling',
      comment: 'The one file that compiles only compiles the modules of the program itself, in the place of Node.js.',
      severity: 'error',
      from: { path: '^src/cli/keep-compiled\\.ts$' },
      to: { path: '^(node:)?(child_process|net|http|https|http2|tls|dgram|cluster)$' },
    },
    {
      name: 'only-some-rooms-touch-files',
      comment:
        'Reading is confined in the repository stage, writing in the output stage, and the cache keeps to its own folder; elsewhere a path is only a name.',
      severity: 'error',
      from: {
        path: '^(src|analyzers)/',
        pathNot: '^src/(repository|renderers|output|cache|config|cli|merge)/|^src/render/(template-engine|package-root)',
      },
      to: { path: '^(node:)?fs' },
    },
    {
      name: 'tests-are-not-shipped',
      comment: 'What runs at a user has to be there without the tests and without the tools of development.',
      severity: 'error',
      from: { path: '^(src|analyzers|cli\\.ts)' },
      to: { path: '^(tests|bench|scripts)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that is not in package.json is there by luck.',
      severity: 'error',
      from: { path: '^(src|analyzers|cli\\.ts)' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown', 'undetermined'] },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'An import that leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|fixtures)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
