/** Only a browser picks and saves files by itself; in WeChat a text is pasted and copied. */
export const hasFiles = process.env.TARO_ENV === 'h5'

/** Lets the office pick a text file; null where nothing was picked. */
export function pickTextFile(): Promise<string | null> {
  // Said here as well, so that the mini-program's build leaves out what only a browser has.
  if (process.env.TARO_ENV !== 'h5') return Promise.resolve(null)
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.yaml,.yml,.txt'
  return new Promise((resolve) => {
    input.onchange = () => {
      const file = input.files?.[0]
      if (!file) return resolve(null)
      const reader = new FileReader()
      reader.onload = () => resolve(String(reader.result))
      reader.onerror = () => resolve(null)
      reader.readAsText(file)
    }
    input.click()
  })
}

export function saveTextFile(fileName: string, text: string) {
  if (process.env.TARO_ENV !== 'h5') return
  const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
