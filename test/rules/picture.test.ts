import { readPicture } from 'cloud/rules/picture'
import { inManyCases } from './seeded-cases'

const bytes = (...parts: (string | number[] | Uint8Array)[]) => Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))
const text = (picture: { content: Uint8Array } | null) => Buffer.from(picture?.content ?? []).toString('latin1')

const segment = (marker: number, body: string | number[]) => bytes([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255], body)
const start = [0xff, 0xd8]
const end = [0xff, 0xd9]
const frame = segment(0xc0, [8, 0, 120, 0, 160, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
const scan = bytes(segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]), [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56])
const place = 'Exif\0\0GPSLatitude 31.2'
const jfif = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\0\0')

const chunk = (kind: string, body: string | number[]) => bytes([0, 0, body.length >> 8, body.length & 255], kind, body, [1, 2, 3, 4])
const pngHead = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const header = chunk('IHDR', [0, 0, 0, 160, 0, 0, 0, 120, 8, 2, 0, 0, 0])
const png = (...between: Uint8Array[]) => bytes(pngHead, header, ...between, chunk('IDAT', 'pixels'), chunk('IEND', ''))

const riffChunk = (kind: string, body: string | number[]) => bytes(kind, [body.length & 255, body.length >> 8, 0, 0], body, body.length % 2 === 1 ? [0] : [])
const webp = (...chunks: Uint8Array[]) => {
  const inside = bytes('WEBP', ...chunks)
  return bytes('RIFF', [inside.length & 255, inside.length >> 8, 0, 0], inside)
}
const lossy = riffChunk('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 160, 0, 120, 0, 1, 2])
const extended = riffChunk('VP8X', [0x0c | 0x10, 0, 0, 0, 159, 0, 0, 119, 0, 0])

describe('a picture is known by its own bytes', () => {
  test('JPEG, PNG and WebP with their size', () => {
    const size = { width: 160, height: 120 }
    expect(readPicture(bytes(start, jfif, frame, scan, end))).toMatchObject({ mediaType: 'image/jpeg', ...size })
    expect(readPicture(png())).toMatchObject({ mediaType: 'image/png', ...size })
    expect(readPicture(webp(lossy))).toMatchObject({ mediaType: 'image/webp', ...size })
    expect(readPicture(webp(extended, lossy))).toMatchObject({ mediaType: 'image/webp', ...size })
    expect(readPicture(webp(riffChunk('VP8L', [0x2f, 159, 0xc0, 0x1d, 0, 9])))).toMatchObject({ mediaType: 'image/webp', ...size })
  })

  test('what only calls itself one is none: a page, a script, an SVG, a GIF, a head without a picture, half a picture', () => {
    const whole = bytes(start, jfif, frame, scan, end)
    const none = [bytes(''), bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), bytes('GIF89a\x01\0\x01\0'), bytes(start, '<script>'), bytes(start, end), bytes(pngHead, header), bytes(pngHead, header, chunk('IEND', '')), webp(extended)]
    for (const each of [...none, whole.subarray(0, whole.length - 2), png().subarray(0, 60)]) expect(readPicture(each)).toBeNull()
  })

  test('a picture of no size, or larger than any phone shows, is none', () => {
    const sized = (width: number[]) => bytes(pngHead, chunk('IHDR', [...width, 0, 0, 0, 120, 8, 2, 0, 0, 0]), chunk('IDAT', 'pixels'), chunk('IEND', ''))
    expect(readPicture(sized([0, 0, 0, 0]))).toBeNull()
    expect(readPicture(sized([0, 1, 0, 0]))).toBeNull()
  })
})

describe('where a picture was taken is taken out of it', () => {
  test('of a JPEG: EXIF, XMP, comments, and a film behind its end; colours stay', () => {
    const whole = bytes(start, jfif, segment(0xe1, place), segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPS'), segment(0xe2, 'MPF\0GPS'), segment(0xe2, 'ICC_PROFILE\0\x01\x01colours'), segment(0xfe, 'GPS'), frame, scan, end, 'ftypmp42 GPS')
    const picture = readPicture(whole)
    expect(text(picture)).not.toContain('GPS')
    expect(text(picture)).toContain('colours')
    expect(picture?.content).toEqual(bytes(start, jfif, segment(0xe2, 'ICC_PROFILE\0\x01\x01colours'), frame, scan, end))
  })

  test('of a JPEG: the small picture in its first segment, which shows what was there before it was cut', () => {
    const withPreview = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02twelve bytes')
    expect(readPicture(bytes(start, withPreview, frame, scan, end))?.content).toEqual(bytes(start, jfif, frame, scan, end))
  })

  test('of a progressive JPEG every scan stays', () => {
    const whole = bytes(start, frame, scan, segment(0xc4, [1, 2, 3]), scan, end)
    expect(readPicture(whole)?.content).toEqual(whole)
  })

  test('of a PNG: text, time and EXIF; the picture’s own chunks stay as they are', () => {
    const picture = readPicture(bytes(png(chunk('eXIf', place), chunk('tEXt', 'GPS'), chunk('iTXt', 'GPS'), chunk('tIME', 'GPS'), chunk('pHYs', 'density')), 'GPS'))
    expect(picture?.content).toEqual(png(chunk('pHYs', 'density')))
  })

  test('of a WebP: EXIF and XMP, and the head no longer announces them', () => {
    const picture = readPicture(webp(extended, lossy, riffChunk('EXIF', place), riffChunk('XMP ', 'GPS')))
    expect(picture?.content).toEqual(webp(riffChunk('VP8X', [0x10, 0, 0, 0, 159, 0, 0, 119, 0, 0]), lossy))
  })

  test('taken out once, there is nothing left to take out', () => {
    const of = [bytes(start, jfif, segment(0xe1, place), frame, scan, end), png(chunk('eXIf', place)), webp(extended, lossy, riffChunk('EXIF', place))]
    for (const each of of) {
      const once = readPicture(each)
      expect(readPicture(once!.content)).toEqual(once)
    }
  })
})

test('whatever bytes come, reading them ends and makes nothing of its own', () => {
  const whole = [bytes(start, jfif, segment(0xe1, place), frame, scan, end), png(chunk('eXIf', place)), webp(extended, lossy, riffChunk('EXIF', place))]
  inManyCases((random) => {
    const spoilt = Uint8Array.from(random.pick(whole))
    for (let times = 0; times < 3; times += 1) spoilt[random.below(16)] = random.below(256)
    const picture = readPicture(spoilt)
    if (picture) expect(picture.content.length).toBeLessThanOrEqual(spoilt.length)
  }, 2000)
})
