import type * as wasmNode from '#engine/wasm-node'

/**
 * `#engine/wasm-node` with one engine for all who start one, as the window opens one dataset after another in its own:
 * starting it takes more than a second of processor time. For `vi.mock`.
 */
export function oneEngine(module: typeof wasmNode): typeof wasmNode {
  let engine: ReturnType<typeof module.startEngine> | null = null
  return {
    ...module,
    startEngine(files) {
      engine ??= module.startEngine(files)
      return engine
    },
  }
}
