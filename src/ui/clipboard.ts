import Taro from '@tarojs/taro'

/** Puts text on the clipboard and says whether the phone allowed it; where not, the text is to be copied by hand. */
export async function onClipboard(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  } finally {
    // Taro's H5 keeps a copy of its own in the browser's storage, where neither codes nor a family's data may stay.
    if (process.env.TARO_ENV === 'h5') Taro.removeStorageSync('taro_clipboard')
  }
}
