/** What the phone says when no answer of the API reached it. */
export const transportWords = {
  offline: '网络连接不上。您填写的内容没有丢失，请检查网络后再试。',
  timeout: '网络太慢，没有等到回复。请再试一次，重复点不会重复提交。',
  reply_invalid: '收到的内容看不懂，可能是小程序版本太旧。请关闭后重新打开再试。',
} as const

export type TransportCode = keyof typeof transportWords
