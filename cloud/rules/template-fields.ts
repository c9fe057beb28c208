import type { MessageTemplate } from '../contract/message-templates'
import { fullDateWords } from './date-words'

/** What may be said of a message outside of the app. */
export interface Sayable {
  title: string
  /** Null where it is about none. */
  childName: string | null
  /** Whether the reader is the child's own guardian; staff learn which child it is in the app. */
  reader: 'guardian' | 'staff'
  createdAt: Date
  schoolName: string
  details: Readonly<Record<string, string>>
}

/**
 * The values of a template's fields, as short as WeChat demands (`platform.md` section 2): a field that is too long, empty
 * or of the wrong kind makes it refuse the whole message (47003).
 */
export function templateFields({ fields }: Pick<MessageTemplate, 'fields'>, said: Sayable): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([field, source]) => [field, fitted(field, wordsOf(source, said))]))
}

function wordsOf(source: string, said: Sayable): string {
  if (source === 'title') return withoutFullName(said.title, said)
  if (source === 'child') return pushedName(said)
  if (source === 'at') return timeWords(said.createdAt)
  if (source === 'school') return said.schoolName
  const [kind, rest = ''] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)]
  return kind === 'words' ? rest : withoutFullName(said.details[rest] ?? '', said)
}

/** A title may name the child too. */
const withoutFullName = (words: string, said: Sayable) => (said.childName ? words.replaceAll(said.childName, pushedName(said)) : words)

/**
 * A child as a locked screen may show it: its given name, which a parent of two needs and a stranger cannot look up. To staff
 * no name at all, for a teacher's phone lies on a desk.
 */
function pushedName({ childName, reader }: Sayable): string {
  if (reader === 'staff') return '一名学生'
  const [given, father] = (childName ?? '').split('·')
  if (given && father) return given
  const letters = [...(given ?? '')]
  return letters.length < 2 ? '您的孩子' : letters.slice(isDoubleSurname(letters) ? 2 : 1).join('')
}

const doubleSurnames = ['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '东方', '独孤', '南宫', '长孙', '宇文', '端木', '申屠', '轩辕', '闻人']
const isDoubleSurname = (letters: string[]) => letters.length > 2 && doubleSurnames.includes(letters.slice(0, 2).join(''))

/** WeChat's 时间: 2026年9月8日 17:20, in Shanghai. */
function timeWords(instant: Date): string {
  const there = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
  return `${fullDateWords(there.slice(0, 10))} ${there.slice(11, 16)}`
}

// WeChat counts characters; cut where the reader sees that something was left out.
const shortened = (text: string, most: number) => ([...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`)

// A line break or a control character makes WeChat refuse it.
const oneLine = (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim()

function fitted(field: string, words: string): string {
  const text = oneLine(words)
  if (field.startsWith('thing')) return shortened(text, 20) || '请打开小程序查看'
  if (field.startsWith('time')) return text
  // 姓名: ten Chinese characters, nothing else beside them.
  if (field.startsWith('name')) return [...text.replace(/[^\p{Script=Han}]/gu, '')].slice(0, 10).join('') || '您的孩子'
  // 汉字: five, and no other characters.
  return [...text.replace(/[^\p{Script=Han}]/gu, '')].slice(0, 5).join('') || '请查看'
}
