/** Who may import whom. A rule's comment says which door to use instead. */

const layer = (name) => `^src/${name}/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move what both need into a third file.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'core-decides-alone',
      comment:
        'core knows no other layer and no library but zod and ml-matrix; pass what it needs in as an argument. The themes that are shipped are data.',
      severity: 'error',
      from: { path: layer('core') },
      to: { pathNot: [layer('core'), '^node_modules/(zod|ml-matrix)/', '^resources/themes/'] },
    },
    {
      name: 'engine-knows-core',
      comment: 'The engine is asked by others and asks core only.',
      severity: 'error',
      from: { path: layer('engine') },
      to: { path: '^src/', pathNot: [layer('engine'), layer('core')] },
    },
    {
      name: 'engine-libraries-stay-inside',
      comment: 'DuckDB, Parquet and Arrow are behind src/engine; ask an Engine or a Connection.',
      severity: 'error',
      from: { path: '^src/', pathNot: layer('engine') },
      to: { path: 'node_modules/(@duckdb/duckdb-wasm|parquet-wasm|apache-arrow|@uwdata/flechette)/' },
    },
    {
      name: 'services-know-no-host',
      comment: 'A service works in both hosts and on the command line: it takes a port as an argument.',
      severity: 'error',
      from: { path: '^src/main/services/' },
      to: { path: '^src/', pathNot: ['^src/main/services/', layer('core'), layer('engine')] },
    },
    {
      name: 'hosts-know-services-and-core',
      comment: 'electron, browser and cli stand side by side; what two of them need is a service.',
      severity: 'error',
      from: { path: '^src/main/(electron|browser|cli)/' },
      to: {
        path: '^src/',
        pathNot: ['^src/main/$1/', '^src/main/services/', layer('core'), layer('engine')],
      },
    },
    {
      name: 'only-the-command-line-runs-an-engine-here',
      comment: 'In both hosts the engine runs in the window; main serves bytes.',
      severity: 'error',
      from: { path: '^src/main/(electron|browser)/' },
      to: { path: layer('engine') },
    },
    {
      name: 'the-api-has-one-door',
      comment: 'Ask a ModelApi, made by main/services/claude; it alone sends anything to the network.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/services/claude/'] },
      to: { path: 'node_modules/@anthropic-ai/' },
    },
    {
      name: 'electron-in-two-files',
      comment: 'Take what you need of Electron as an argument, typed by main/electron/electron-api.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/index.ts$', '^src/preload/index.ts$'] },
      to: { path: 'node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'preload-is-a-letterbox',
      comment: 'The preload script carries messages: it may see core/wire and core/channels only.',
      severity: 'error',
      from: { path: layer('preload') },
      to: { path: '^src/', pathNot: [layer('preload'), '^src/core/(wire|channels).ts$'] },
    },
    {
      name: 'renderer-asks-through-doors',
      comment: 'The window reaches the machine through its bridge and the data through the store.',
      severity: 'error',
      from: { path: layer('renderer') },
      to: { path: ['^src/main/', '^src/preload/'] },
    },
    {
      name: 'store-alone-starts-the-engine',
      comment: 'Views ask the store; the store asks the engine.',
      severity: 'error',
      from: { path: layer('renderer'), pathNot: ['^src/renderer/store/'] },
      to: { path: layer('engine'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'views-do-not-know-each-other',
      comment: 'What two views share belongs in ui/; what puts them together is in app/.',
      severity: 'error',
      from: { path: '^src/renderer/views/([^/]+)/' },
      to: { path: '^src/renderer/(views|app)/', pathNot: '^src/renderer/views/$1/' },
    },
    {
      name: 'ui-knows-nothing',
      comment: 'A building block gets everything by its props.',
      severity: 'error',
      from: { path: '^src/renderer/ui/' },
      to: { path: '^src/', pathNot: ['^src/renderer/ui/', layer('core')] },
    },
    {
      name: 'no-node-in-the-window',
      comment: 'A sandboxed window has no Node; ask the host through the bridge.',
      severity: 'error',
      from: { path: [layer('core'), layer('renderer'), layer('preload')] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'not-resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['^duckdb-browser-blocking$', '^electron/renderer$', '\\?url$'] },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing uses this file: delete it.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: ['\\.d\\.ts$', '\\.json$', '\\.css$', '^src/renderer/(index|print)\\.html$'],
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|html)$' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default', 'node'],
    },
  },
}
