import { deflateSync } from 'node:zlib'

const side = 240
const [paper, grid, ink] = [0, 1, 2]
const palette = [0xfb, 0xf8, 0xf0, 0xd9, 0x8c, 0x84, 0x22, 0x22, 0x26]

/** A character practised in a ruled square, drawn here: a picture that shows nobody. PNG. */
export function calligraphyPicture(): Buffer {
  const lines = Array.from({ length: side }, (_, y) => Uint8Array.from([0, ...Array.from({ length: side }, (__, x) => colourAt(x, y))]))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  // Eight bits a pixel, by palette.
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('PLTE', Buffer.from(palette)), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))])
}

function colourAt(x: number, y: number): number {
  const middle = side / 2
  const across = Math.abs(y - middle + (x - middle) * 0.08) < 7 + 3 * Math.cos(x / 12) ** 2 && x > 40 && x < 200
  const down = Math.abs(x - middle) < 7 + 2 * Math.cos(y / 20) ** 2 && y > 34 && y < 206
  if (across || down) return ink
  const edge = Math.min(x, y, side - 1 - x, side - 1 - y) < 3
  const dashed = (x + y) % 12 < 6
  const ruled = x === middle || y === middle || x === y || x + y === side
  return edge || (ruled && dashed) ? grid : paper
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Node has one of its own only from version 22 on. */
function crc32(bytes: Buffer): number {
  let sum = ~0
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}
