import Taro from '@tarojs/taro'

/** What the API takes at most, in bytes of the file itself: some 1,800 rows. */
const mostBytes = 60 * 1024

export type ChosenFile = { kind: 'chosen'; base64: string; name: string } | { kind: 'too_large' } | { kind: 'unreadable' } | { kind: 'none' }

/** Lets finance choose an Excel file: from the computer, or in WeChat from a conversation it was sent to. */
export async function chooseExcel(): Promise<ChosenFile> {
  const file = await (process.env.TARO_ENV === 'weapp' ? fromConversation() : fromComputer())
  if (file === null) return { kind: 'none' }
  if (file.size > mostBytes) return { kind: 'too_large' }
  const base64 = await file.read().catch(() => null)
  return base64 === null ? { kind: 'unreadable' } : { kind: 'chosen', base64, name: file.name }
}

interface Picked {
  name: string
  size: number
  read(): Promise<string>
}

async function fromConversation(): Promise<Picked | null> {
  const picked = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] }).then(({ tempFiles }) => tempFiles[0] ?? null, () => null)
  if (picked === null) return null
  const { name, size, path: filePath } = picked
  const read = () =>
    new Promise<string>((resolve, reject) => {
      Taro.getFileSystemManager().readFile({ filePath, encoding: 'base64', success: ({ data }) => resolve(String(data)), fail: reject })
    })
  return { name, size, read }
}

function fromComputer(): Promise<Picked | null> {
  // Said here as well, so that the mini-program's build leaves out what only a browser has.
  if (process.env.TARO_ENV !== 'h5') return Promise.resolve(null)
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx'
  return new Promise((resolve) => {
    input.oncancel = () => resolve(null)
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { name: file.name, size: file.size, read: () => readFile(file) } : null)
    }
    input.click()
  })
}

function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = reject
    reader.readAsDataURL(file)
  })
}
