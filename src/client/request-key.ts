/**
 * A version 4 UUID. Mini-programs have no crypto object; a request key need not be secret, only never the same twice
 * for one family, and Math.random's 2^52 are enough for that.
 */
export function newRequestKey() {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replace(/[xy]/g, (place) => {
    const digit = Math.floor(Math.random() * 16)
    return (place === 'x' ? digit : (digit & 3) | 8).toString(16)
  })
}
