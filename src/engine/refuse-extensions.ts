/**
 * Answers every request for a DuckDB extension with "not found", without the network. The engine fetches extensions by
 * synchronous XMLHttpRequest; a request that throws, as one does offline or under our content security policy, unwinds
 * through WebAssembly and leaves the instance broken.
 */
export function refuseExtensions(): void {
  const Real = self.XMLHttpRequest
  self.XMLHttpRequest = class extends Real {
    #isRefused = false

    override open(method: string, url: string | URL, ...rest: unknown[]): void {
      this.#isRefused = /\.duckdb_extension(\.wasm)?(\?|$)/.test(String(url))
      if (!this.#isRefused) Reflect.apply(Real.prototype.open, this, [method, url, ...rest])
    }
    override setRequestHeader(name: string, value: string): void {
      if (!this.#isRefused) super.setRequestHeader(name, value)
    }
    override set responseType(type: XMLHttpRequestResponseType) {
      if (!this.#isRefused) super.responseType = type
    }
    override get responseType(): XMLHttpRequestResponseType {
      return this.#isRefused ? 'arraybuffer' : super.responseType
    }
    override send(body?: Document | XMLHttpRequestBodyInit | null): void {
      if (!this.#isRefused) super.send(body)
    }
    override get status(): number {
      return this.#isRefused ? 404 : super.status
    }
    override get response(): unknown {
      return this.#isRefused ? new ArrayBuffer(0) : super.response
    }
    override getResponseHeader(name: string): string | null {
      return this.#isRefused ? null : super.getResponseHeader(name)
    }
    override getAllResponseHeaders(): string {
      return this.#isRefused ? '' : super.getAllResponseHeaders()
    }
  }
}
