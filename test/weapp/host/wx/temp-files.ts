/** Pictures taken of a canvas, and how an app reads them back. */
import { resolvePath } from '../built-app'
import { asyncApi } from './answer'

interface Picture {
  canvas: HTMLCanvasElement
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  quality?: number
}

/** Data URLs by temporary path. */
const files = new Map<string, string>()

export const tempFiles = {
  canvasToTempFilePath: asyncApi('canvasToTempFilePath', (picture: Picture) => {
    const { fileType = 'png', quality } = picture
    const path = `wxfile://tmp_${files.size + 1}.${fileType}`
    files.set(path, cut(picture).toDataURL(fileType === 'jpg' ? 'image/jpeg' : 'image/png', quality))
    return { tempFilePath: path }
  }),
  getFileSystemManager: () => ({
    readFileSync: read,
    readFile: asyncApi('readFile', ({ filePath, encoding }: { filePath: string; encoding?: string }) => ({
      data: read(filePath, encoding),
    })),
  }),
}

/** The URL at which the browser finds what an `<image>` names. */
export function imageUrl(source: string, route: string): string {
  const isUrl = /^[a-z]+:/i.test(source)
  return files.get(source) ?? (isUrl ? source : `/${resolvePath(route, source)}`)
}

function cut(picture: Picture): HTMLCanvasElement {
  const { canvas, x = 0, y = 0 } = picture
  if (!(canvas instanceof HTMLCanvasElement)) throw new Error('canvasToTempFilePath needs the node of a canvas of type 2d')
  const { width = canvas.width - x, height = canvas.height - y } = picture
  const { destWidth = width, destHeight = height } = picture
  const copy = Object.assign(document.createElement('canvas'), { width: destWidth, height: destHeight })
  copy.getContext('2d')?.drawImage(canvas, x, y, width, height, 0, 0, destWidth, destHeight)
  return copy
}

function read(path: string, encoding?: string): string | ArrayBuffer {
  const base64 = files.get(path)?.split(',')[1]
  if (base64 === undefined) throw new Error(`fail no such file or directory ${path}`)
  if (encoding === 'base64') return base64
  if (encoding) throw new Error(`this host reads pictures as base64 or bytes, not ${encoding}`)
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer
}
