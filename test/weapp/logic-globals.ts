/**
 * What a script of a mini-program finds around it. WeChat runs scripts in a bare JavaScript engine ("logic layer"),
 * not in a browser page, so everything else (window, document, fetch, URL, process …) must be absent.
 */

const words = (text: string) => text.trim().split(/\s+/)

/** The language itself, timers and console. */
export const languageGlobals = words(`
  Object Array Function Promise Map Set WeakMap WeakSet Symbol Proxy Reflect JSON Math Date RegExp Intl
  Error TypeError RangeError SyntaxError EvalError URIError ReferenceError
  Number String Boolean BigInt parseInt parseFloat isNaN isFinite undefined NaN Infinity
  encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape eval
  ArrayBuffer DataView Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array
  Float32Array Float64Array Uint8ClampedArray
  setTimeout clearTimeout setInterval clearInterval console
`)

/** What WeChat hands to every script. */
export const miniProgramGlobals = [
  'require',
  'module',
  'exports',
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'globalThis',
] as const
