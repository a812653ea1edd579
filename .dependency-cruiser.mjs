/**
 * The import rules of the house: they point one way, model ← store ← domain ← functions.
 * `test/unit/architecture.test.ts` proves that each of them fires.
 */

const packages = (...names) => `^(node_modules/)?(@types/)?(${names.join('|')})(/|$)`;
const browserSafe = packages('zod', 'libphonenumber-js');
const anywhere = {};

/** Forbids `from` everything that matches none of `allowed`. */
function only(name, comment, from, ...allowed) {
  return { name, comment, severity: 'error', from: { path: from }, to: { pathNot: allowed } };
}

function never(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

const layers = [
  only('model-stands-alone', 'the browser loads it', '^shared/model/', '^shared/model/', browserSafe),
  never(
    'store-knows-only-the-model',
    'the store serves everybody and asks nobody',
    { path: '^shared/store/' },
    { path: '^(shared|functions|infra|web)/', pathNot: '^shared/(store|model)/' },
  ),
  never(
    'domain-knows-only-store-and-model',
    'entry points hand the domain what it needs from outside',
    { path: '^shared/domain/' },
    { path: '^(shared|functions|infra|web)/', pathNot: '^shared/(domain|store|model)/' },
  ),
  only(
    'domain-is-free-of-the-platform',
    'neither HTTP nor Lambda nor the SDK is the business of the domain',
    '^shared/domain/',
    '^shared/',
    packages('zod', 'csv-parse', 'saxes', 'yauzl'),
    '^(crypto|stream|stream/promises|util|zlib)$',
  ),
  never(
    'runtime-serves-functions',
    'the runtime knows the layers below, not who uses it',
    { path: '^shared/runtime/' },
    { path: '^(functions|infra|web)/' },
  ),
  never(
    'functions-use-shared-only',
    'entry points are wired to layers, not to each other or to the infrastructure',
    { path: '^functions/' },
    { path: '^(functions|infra|web)/' },
  ),
  never(
    'infra-knows-only-the-model',
    'the infrastructure names entry files by path',
    { path: '^infra/' },
    { path: '^(shared|functions|web)/', pathNot: '^shared/model/' },
  ),
  never(
    'web-knows-only-the-model',
    'the browser talks to the rest over HTTP',
    { path: '^web/' },
    { path: '^(shared|functions|infra)/', pathNot: '^shared/model/' },
  ),
  never('web-runs-in-browsers', 'Node has no place there', { path: '^web/src/' }, { dependencyTypes: ['core'] }),
];

const local = [
  never(
    'local-knows-aws-not-the-crm',
    'it runs any template of the supported types',
    { path: '^infra/local/' },
    { path: '^(shared|functions|web|infra)/', pathNot: '^infra/local/' },
  ),
  never(
    'deployment-knows-nothing-local',
    'the cloud gets the same template',
    { path: '^infra/(constructs/|[^/]+\\.ts$)' },
    { path: '^infra/(local|cli)/' },
  ),
];

const outside = [
  never(
    'dynamodb-behind-the-store',
    'keys, costs and conditions are checked in one place',
    { path: '^(shared|functions)/', pathNot: '^shared/store/' },
    { path: packages('@aws-sdk/(client-dynamodb|lib-dynamodb|util-dynamodb)') },
  ),
  never(
    'sdk-behind-store-and-runtime',
    'what talks to AWS stands behind a port',
    { path: '^(shared|functions|web)/', pathNot: '^shared/(store|runtime)/' },
    { path: packages('@aws-sdk', '@smithy') },
  ),
  never('zod-mini-only', 'full zod costs every cold start and every first page 60 KB', anywhere, {
    path: packages('zod'),
    pathNot: packages('zod/(mini|v4/mini)'),
  }),
  never(
    'no-development-packages',
    'a function is bundled from what package.json calls dependencies',
    { path: '^(shared|functions)/' },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  ),
];

const everywhere = [
  never(
    'no-import-of-tests',
    'tests know the house, not the other way round',
    { pathNot: '^test/' },
    { path: '^test/' },
  ),
  never('no-circles', 'who needs whom has a beginning, be it for a type alone', anywhere, { circular: true }),
  never(
    'no-dead-ends',
    'a path that leads nowhere would be seen by no other rule',
    anywhere,
    // Packages of types only.
    { couldNotResolve: true, pathNot: ['^aws-lambda$', '^vite/client$'] },
  ),
];

// biome-ignore lint/style/noDefaultExport: what the tool reads
export default {
  forbidden: [...layers, ...local, ...outside, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
};
