import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The locked box of one open survey: what its rows hold cannot be read, nor laid beside a child, by whoever has the database alone. */
export interface BallotBox {
  /** Where a child's ballot lies; the same for both of its guardians. */
  slot(childId: string): string
  /** A guardian's own mark inside the ballot, so that nobody else changes it. */
  mark(accountId: string): string
  lock(content: unknown): string
  /** What was locked. Throws where the server's secret is not the one that locked it. */
  open(locked: string): unknown
}

/** Makes a survey's box from its salt; holds the server's secret. */
export type Ballots = (surveyId: string, salt: string) => BallotBox

export const newSalt = () => randomBytes(32).toString('hex')

// Ballots are padded to whole blocks of this many bytes, so that their length does not tell who wrote much.
const block = 1024
const [ivBytes, tagBytes] = [12, 16]

/** `secret` never stands in the database; a survey's salt stands there only while it is open. */
export function ballots(secret: string): Ballots {
  return (surveyId, salt) => {
    const keyOf = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'hex'), `${purpose}:${surveyId}`, 32))
    const [slotKey, markKey, lockKey] = [keyOf('slot'), keyOf('mark'), keyOf('lock')]
    const hmac = (key: Buffer, value: string) => createHmac('sha256', key).update(value).digest('hex')
    return {
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
}
