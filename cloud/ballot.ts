import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The locked box of one open survey: what its rows hold cannot be read, nor laid beside a child, by whoever has the database alone. */
export interface BallotBox {
  /** False where the server's secret is not the one that the survey opened with: nothing may be put in, looked for or counted. */
  isOurs: boolean
  /** Where a child's ballot lies; the same for both of its guardians. */
  slot(childId: string): string
  /** A guardian's own mark inside the ballot, so that nobody else changes it. */
  mark(accountId: string): string
  lock(content: unknown): string
  /** What was locked. Throws where the server's secret is not the one that locked it. */
  open(locked: string): unknown
}

/** Makes a survey's box from its salt; holds the server's secret. */
export interface Ballots {
  (surveyId: string, salt: string): BallotBox
  /** By chance, and signed with the secret: another one would find every slot of the box empty, and let families answer twice. */
  newSalt(surveyId: string): string
}

/** The server's secret is not the one that an open survey started with. Its box stays as it is, unread and uncounted, until the right one is back. */
export class BallotSecretWrong extends Error {
  override readonly name = 'BallotSecretWrong'
}

/** A box holds other ballots than those of the children asked: it is not counted, for counting empties it. */
export class BallotsAstray extends Error {
  override readonly name = 'BallotsAstray'
}

// Ballots are padded to whole blocks of this many bytes, so that their length does not tell who wrote much.
const block = 1024
const [ivBytes, tagBytes] = [12, 16]
const hmac = (key: Buffer, value: string) => createHmac('sha256', key).update(value).digest('hex')

/** `secret` never stands in the database; a survey's salt stands there only while it is open. */
export function ballots(secret: string): Ballots {
  const keyOf = (purpose: string, surveyId: string, chance: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.from(chance, 'hex'), `${purpose}:${surveyId}`, 32))
  const signed = (surveyId: string, chance: string) => `${chance}.${hmac(keyOf('salt', surveyId, chance), surveyId)}`
  const boxOf = (surveyId: string, salt: string): BallotBox => {
    const [chance = ''] = salt.split('.')
    const [slotKey, markKey, lockKey] = [keyOf('slot', surveyId, chance), keyOf('mark', surveyId, chance), keyOf('lock', surveyId, chance)]
    return {
      isOurs: signed(surveyId, chance) === salt,
      slot: (childId) => hmac(slotKey, childId),
      mark: (accountId) => hmac(markKey, accountId),
      lock(content) {
        const plain = Buffer.from(JSON.stringify(content))
        const padded = Buffer.concat([plain, Buffer.alloc(block - (plain.length % block), ' ')])
        const iv = randomBytes(ivBytes)
        const cipher = createCipheriv('aes-256-gcm', lockKey, iv)
        const hidden = Buffer.concat([cipher.update(padded), cipher.final()])
        return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64')
      },
      open(locked) {
        const bytes = Buffer.from(locked, 'base64')
        const cipher = createDecipheriv('aes-256-gcm', lockKey, bytes.subarray(0, ivBytes))
        cipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        return JSON.parse(Buffer.concat([cipher.update(bytes.subarray(ivBytes + tagBytes)), cipher.final()]).toString())
      },
    }
  }
  return Object.assign(boxOf, { newSalt: (surveyId: string) => signed(surveyId, randomBytes(32).toString('hex')) })
}
