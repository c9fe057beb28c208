export interface Picture {
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  width: number
  height: number
  /** The picture's bytes without what tells where, when and with what it was taken. */
  content: Uint8Array
}

const mostPixelsAcross = 8192

/**
 * Reads a picture by its own bytes, whatever its name says, and takes out everything that is not the picture: place,
 * time and phone (EXIF, XMP), comments, small previews, and whatever stands after its end, such as a moving picture
 * with a place of its own. Null where it is no whole JPEG, PNG or WebP.
 */
export function readPicture(bytes: Uint8Array): Picture | null {
  const picture = jpeg(bytes) ?? png(bytes) ?? webp(bytes)
  if (!picture) return null
  const { width, height } = picture
  return width >= 1 && height >= 1 && width <= mostPixelsAcross && height <= mostPixelsAcross ? picture : null
}

const startsWith = (bytes: Uint8Array, at: number, expected: readonly number[]) => expected.every((value, index) => bytes[at + index] === value)
const letters = (bytes: Uint8Array, at: number, count = 4) => String.fromCharCode(...bytes.subarray(at, at + count))
const byteAt = (bytes: Uint8Array, at: number) => bytes[at] ?? 0
const big16 = (bytes: Uint8Array, at: number) => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1)
const big32 = (bytes: Uint8Array, at: number) => big16(bytes, at) * 65_536 + big16(bytes, at + 2)
const little16 = (bytes: Uint8Array, at: number) => byteAt(bytes, at) + byteAt(bytes, at + 1) * 256
const little24 = (bytes: Uint8Array, at: number) => little16(bytes, at) + byteAt(bytes, at + 2) * 65_536
const little32 = (bytes: Uint8Array, at: number) => little24(bytes, at) + byteAt(bytes, at + 3) * 16_777_216

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** A JPEG's segments; of the application's own only those that say how to show the colours. */
function jpeg(bytes: Uint8Array): Picture | null {
  if (!startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return null
  const kept = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let at = 2
  while (at + 4 <= bytes.length) {
    const marker = byteAt(bytes, at + 1)
    if (bytes[at] !== 0xff || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) return null
    const end = at + 2 + big16(bytes, at + 2)
    if (end < at + 4 || end > bytes.length) return null
    if (isFrame(marker)) size = { height: big16(bytes, at + 5), width: big16(bytes, at + 7) }
    const next = marker === 0xda ? endOfScan(bytes, end) : end
    if (!isAbout(bytes, at, marker)) kept.push(isJfif(bytes, at, marker) ? withoutPreview(bytes, at) : bytes.subarray(at, next))
    at = next
    if (startsWith(bytes, at, [0xff, 0xd9])) return size && { mediaType: 'image/jpeg', ...size, content: joined([...kept, bytes.subarray(at, at + 2)]) }
  }
  return null
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Whether a segment is about the picture rather than of it: a comment, or an application's own. */
function isAbout(bytes: Uint8Array, at: number, marker: number): boolean {
  if (marker === 0xfe) return true
  if (marker < 0xe0 || marker > 0xef) return false
  const isColour = isJfif(bytes, at, marker) || (marker === 0xe2 && letters(bytes, at + 4, 11) === 'ICC_PROFILE') || (marker === 0xee && letters(bytes, at + 4, 5) === 'Adobe')
  return !isColour
}

const isJfif = (bytes: Uint8Array, at: number, marker: number) => marker === 0xe0 && letters(bytes, at + 4, 5) === 'JFIF\0' && big16(bytes, at + 2) >= 16

/** A JFIF segment says the pixels' shape, and may carry a small picture of what was there before it was cut or covered. */
function withoutPreview(bytes: Uint8Array, at: number): Uint8Array {
  const shape = bytes.slice(at, at + 18)
  shape.set([0, 16], 2)
  shape.set([0, 0], 16)
  return shape
}

/** Where the marker after a scan's own data stands. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  for (; at + 1 < bytes.length; at += 1) {
    const next = byteAt(bytes, at + 1)
    if (bytes[at] === 0xff && next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

const keptOfPng = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs']

function png(bytes: Uint8Array): Picture | null {
  if (!startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || letters(bytes, 12) !== 'IHDR') return null
  const kept = [bytes.subarray(0, 8)]
  let hasData = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const kind = letters(bytes, at + 4)
    const end = at + 12 + big32(bytes, at)
    if (end > bytes.length) return null
    if (keptOfPng.includes(kind)) kept.push(bytes.subarray(at, end))
    hasData ||= kind === 'IDAT'
    if (kind === 'IEND') return hasData ? { mediaType: 'image/png', width: big32(bytes, 16), height: big32(bytes, 20), content: joined(kept) } : null
    at = end
  }
  return null
}

const keptOfWebp = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']

function webp(bytes: Uint8Array): Picture | null {
  if (letters(bytes, 0) !== 'RIFF' || letters(bytes, 8) !== 'WEBP') return null
  const end = Math.min(bytes.length, 8 + little32(bytes, 4))
  const kept: Uint8Array[] = []
  let size: { width: number; height: number } | null = null
  for (let at = 12; at + 8 <= end; ) {
    const kind = letters(bytes, at)
    const length = little32(bytes, at + 4)
    if (at + 8 + length > end) return null
    const chunk = bytes.slice(at, at + 8 + length + (length % 2))
    size ??= webpSize(kind, chunk)
    // The head announces place and time, which are left out.
    if (kind === 'VP8X') chunk[8] = byteAt(chunk, 8) & ~0x0c
    if (keptOfWebp.includes(kind)) kept.push(chunk)
    at += 8 + length + (length % 2)
  }
  const hasData = kept.some((chunk) => ['VP8 ', 'VP8L'].includes(letters(chunk, 0)))
  if (!size || !hasData) return null
  const inside = joined(kept)
  const length = inside.length + 4
  const head = Uint8Array.of(0x52, 0x49, 0x46, 0x46, length & 255, (length >> 8) & 255, (length >> 16) & 255, (length >> 24) & 255, 0x57, 0x45, 0x42, 0x50)
  return { mediaType: 'image/webp', ...size, content: joined([head, inside]) }
}

function webpSize(kind: string, chunk: Uint8Array): { width: number; height: number } | null {
  if (kind === 'VP8X') return { width: little24(chunk, 12) + 1, height: little24(chunk, 15) + 1 }
  if (kind === 'VP8 ' && startsWith(chunk, 11, [0x9d, 0x01, 0x2a])) return { width: little16(chunk, 14) & 0x3fff, height: little16(chunk, 16) & 0x3fff }
  if (kind !== 'VP8L' || chunk[8] !== 0x2f) return null
  const packed = little32(chunk, 9)
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
}
