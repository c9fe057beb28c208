import Taro from '@tarojs/taro'

/** What the API takes at most; a picture is made smaller until it fits. */
const mostBytes = 60 * 1024
/** Width in pixels and JPEG quality, the best first. */
const attempts = [
  { width: 1080, quality: 70 },
  { width: 900, quality: 60 },
  { width: 720, quality: 55 },
  { width: 600, quality: 45 },
  { width: 480, quality: 40 },
] as const

export type Chosen = { kind: 'chosen'; base64: string } | { kind: 'too_large' } | { kind: 'unreadable' } | { kind: 'none' }

/** Lets the office choose a picture, and makes it small enough to be sent. */
export async function choosePicture(): Promise<Chosen> {
  const source = await Taro.chooseImage({ count: 1, sizeType: ['compressed'], sourceType: ['album', 'camera'] }).then(({ tempFilePaths }) => tempFilePaths[0] ?? null, () => null)
  if (source === null) return { kind: 'none' }
  try {
    for (const attempt of attempts) {
      const base64 = await (process.env.TARO_ENV === 'weapp' ? smallerOnPhone(source, attempt) : smallerInBrowser(source, attempt))
      if (bytesOf(base64) <= mostBytes) return { kind: 'chosen', base64 }
    }
    return { kind: 'too_large' }
  } catch {
    return { kind: 'unreadable' }
  }
}

const bytesOf = (base64: string) => Math.floor((base64.length * 3) / 4)

interface Size {
  width: number
  quality: number
}

async function smallerOnPhone(src: string, { width, quality }: Size): Promise<string> {
  const { width: own } = await Taro.getImageInfo({ src })
  const { tempFilePath } = await Taro.compressImage({ src, quality, compressedWidth: Math.min(own, width) })
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath: tempFilePath, encoding: 'base64', success: ({ data }) => resolve(String(data)), fail: reject })
  })
}

/** Drawn anew, which also turns it upright and leaves behind where it was taken. */
function smallerInBrowser(src: string, { width, quality }: Size): Promise<string> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => {
      const scale = Math.min(1, width / image.naturalWidth)
      const canvas = document.createElement('canvas')
      canvas.width = Math.round(image.naturalWidth * scale)
      canvas.height = Math.round(image.naturalHeight * scale)
      canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
      resolve(canvas.toDataURL('image/jpeg', quality / 100).split(',')[1] ?? '')
    }
    image.onerror = reject
    image.src = src
  })
}
