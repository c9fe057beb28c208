import { hmac } from '@noble/hashes/hmac'
import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils'
import type { DrawCourse, DrawEntry } from '../contract/draw'
import type { DrawnEntry } from './draw'

// A mini-program has no TextEncoder; all that is hashed here is ASCII: ids, hex, clock times and numbers.
function ascii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index)
  return bytes
}

/** A draw's first line in its canonical text: fields in this order, courses by `no`, quotas by `no`. */
export function headText(drawId: string, courses: readonly DrawCourse[]): string {
  const sorted = [...courses].sort((a, b) => a.no - b.no)
  return JSON.stringify({
    drawId,
    courses: sorted.map(({ no, courseId, weekday, startsAt, endsAt, places, quotas }) => ({
      ...{ no, courseId, weekday, startsAt, endsAt, places },
      quotas: [...quotas].sort((a, b) => a.no - b.no).map((quota) => ({ no: quota.no, places: quota.places })),
    })),
  })
}

/** An entry's line: fields in this order, quotas ascending. */
export const entryText = ({ token, together, points, limit, quotas, ranks }: DrawEntry): string =>
  JSON.stringify({ token, together, points, limit, quotas: [...quotas].sort((a, b) => a - b), ranks })

export interface ListHash {
  /** Adds entries in order of their tokens. */
  add(entries: readonly DrawEntry[]): void
  digest(): string
}

/** SHA-256 of an entry list, piece by piece, so that a phone can hash a page at a time: one line each, ended by \n. */
export function listHash(drawId: string, courses: readonly DrawCourse[]): ListHash {
  const hash = sha256.create().update(ascii(`${headText(drawId, courses)}\n`))
  return {
    add(entries) {
      hash.update(ascii(entries.map((entry) => `${entryText(entry)}\n`).join('')))
    },
    digest: () => bytesToHex(hash.digest()),
  }
}

/** SHA-256 of a whole entry list, whatever order it is given in. */
export function entriesSha256(drawId: string, courses: readonly DrawCourse[], entries: readonly DrawEntry[]): string {
  const hash = listHash(drawId, courses)
  hash.add([...entries].sort((a, b) => (a.token < b.token ? -1 : 1)))
  return hash.digest()
}

/** What is published of a seed before anybody ranks: SHA-256 of its 64 hex digits. */
export const commitmentOf = (seed: string): string => bytesToHex(sha256(ascii(seed)))

/**
 * Lottery numbers: HMAC-SHA256 with the seed as its key over the entry list's hash and the token. The list's hash is in
 * it so that a number cannot be known, even to somebody who knows the seed, before the last entry is in.
 */
export function lottery(seed: string, listSha256: string): (token: string) => string {
  const begun = hmac.create(sha256, hexToBytes(seed)).update(ascii(listSha256))
  return (token) => bytesToHex(begun.clone().update(ascii(token)).digest())
}

/** SHA-256 of what a draw came to: a line for each entry in order of their tokens, so that all who drew again compare one. */
export function resultSha256(drawn: readonly DrawnEntry[]): string {
  const hash = sha256.create()
  for (const { token, turn, tries, received } of [...drawn].sort((a, b) => (a.token < b.token ? -1 : 1))) {
    hash.update(ascii(`${JSON.stringify({ token, turn, outcomes: tries.map(({ no, outcome }) => [no, outcome]), received })}\n`))
  }
  return bytesToHex(hash.digest())
}
