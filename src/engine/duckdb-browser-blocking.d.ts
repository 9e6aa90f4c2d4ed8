/** The package builds this module but does not export it; the bundler finds it by an alias. */
declare module 'duckdb-browser-blocking' {
  export { createDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/blocking'

  import type { DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking'
  export const BROWSER_RUNTIME: DuckDBRuntime
}
