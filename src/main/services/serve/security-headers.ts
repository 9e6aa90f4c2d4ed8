const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  // WebAssembly for the engine; neither eval nor inline script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/**
 * Whether a host asks for cross-origin isolation. Off on app:// until a run of the Electron spec has passed with it:
 * renderers on custom schemes have been reported to crash with it. Nothing may depend on it.
 */
export const IS_ISOLATED = { electron: false, browser: true } as const

/**
 * The headers of every response, errors included: a worker obeys the policy of its own script's response, not of the
 * page that started it.
 */
export const securityHeaders = (host: keyof typeof IS_ISOLATED): Readonly<Record<string, string>> => ({
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), midi=(), display-capture=()',
  ...(IS_ISOLATED[host] && {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  }),
})
