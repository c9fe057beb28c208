export type Path = readonly (string | number)[]

type Container = Record<string | number, unknown>
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** What stands at a path; undefined where the way to it is not there. */
export const getAt = (document: unknown, path: Path): unknown => path.reduce<unknown>((value, key) => (isContainer(value) ? value[key] : undefined), document)

/** The list at a path; what is not stated is an empty list. */
export function listAt(document: unknown, path: Path): readonly unknown[] {
  const value = getAt(document, path)
  return Array.isArray(value) ? value : []
}

/**
 * A document with another value at a path. The given one stays as it was, and whatever lies beside the path is shared
 * by both. A part that was missing on the way is made; a number in the path makes a list.
 */
export function setAt<T>(document: T, path: Path, value: unknown): T {
  const [key, ...rest] = path
  if (key === undefined) return value as T
  const copy = copyOf(document, key)
  copy[key] = setAt(copy[key], rest, value)
  return copy as T
}

function copyOf(value: unknown, key: string | number): Container {
  if (Array.isArray(value)) return [...(value as unknown[])] as unknown as Container
  if (isContainer(value)) return { ...value }
  return (typeof key === 'number' ? [] : {}) as Container
}

/** Takes a key out of an object, so that the field counts as not written. */
export function clearAt<T>(document: T, path: Path): T {
  const parent = getAt(document, path.slice(0, -1))
  const key = path.at(-1)
  if (key === undefined || !isContainer(parent) || !(key in parent)) return document
  const { [key]: _gone, ...rest } = parent
  return setAt(document, path.slice(0, -1), rest)
}

/** The list at a path with a value put in at a place; beyond its end means at the end. */
export const insertAt = <T>(document: T, path: Path, index: number, value: unknown): T => {
  const list = listAt(document, path)
  return setAt(document, path, [...list.slice(0, index), value, ...list.slice(index)])
}

export const removeAt = <T>(document: T, path: Path, index: number): T =>
  setAt(
    document,
    path,
    listAt(document, path).filter((_, at) => at !== index),
  )

/** The list at a path with one entry moved to another place. Out of the list in either direction changes nothing. */
export function moveAt<T>(document: T, path: Path, from: number, to: number): T {
  const list = listAt(document, path)
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return document
  const rest = list.filter((_, at) => at !== from)
  return setAt(document, path, [...rest.slice(0, to), list[from], ...rest.slice(to)])
}
