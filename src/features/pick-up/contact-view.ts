import type { ContactHow, ContactOutcome } from 'cloud/contract/pick-up'
import type { Output } from 'cloud/contract/operations'
import { relationWords } from './pick-up-view'

type Contact = Output<'readContacts'>['contacts'][number]

export const howOptions: { value: ContactHow; label: string }[] = [
  { value: 'phone', label: '电话' },
  { value: 'message', label: '微信' },
  { value: 'visit', label: '当面' },
]
export const outcomeOptions: { value: ContactOutcome; label: string; note: string }[] = [
  { value: 'comesLater', label: '马上来接', note: '约好了时间，写在备注里' },
  { value: 'reached', label: '联系上了', note: '其他结果写在备注里' },
  { value: 'notReached', label: '没联系上', note: '请再联系下一位' },
]

const named = <T>(options: readonly { value: T; label: string }[], value: T) => options.find((option) => option.value === value)?.label ?? ''

export const nameWords = ({ name, relation }: { name: string; relation: string }) => `${name}（${relationWords(relation)}）`

/** One line of the log: 电话 陈海燕：马上来接，路上堵车. */
export const contactWords = ({ person, how, outcome, note }: Contact) => `${named(howOptions, how)} ${person || '其他人'}：${named(outcomeOptions, outcome)}${note ? `，${note}` : ''}`
