import { weekdayName } from '@/wording/dates'
import { isFull, timeWords, type MenuRow } from '../course-words'
import type { Happened } from '../use-course'

/** A question before something happens: what the button says, and what will happen. */
export interface Asking {
  button: string
  title: string
  lines: string[]
  action: string
  danger?: boolean
}

export function askingOf({ course, own }: MenuRow, childName: string): Asking {
  if (own) return own.state === 'joined' ? leaving(course, childName) : leavingLine(course)
  if (isFull(course)) {
    return {
      button: `排候补（前面有 ${course.waiting} 人）`,
      title: `给${childName}排“${course.title}”的候补？`,
      lines: ['现在没有名额。有人退课时按排队顺序自动补上，补上后会发消息给您。', `排队期间也算一门课，${timeWords(course)}不能再选别的课；随时可以退出排队。`],
      action: '排候补',
    }
  }
  return {
    button: '选这门课',
    title: `给${childName}选“${course.title}”？`,
    lines: [`每${timeWords(course)}在${course.venue}上课。`, '选好后还可以退。'],
    action: '确认选课',
  }
}

const leaving = ({ title, weekday, waiting }: MenuRow['course'], childName: string): Asking => ({
  button: '退掉这门课',
  title: `退掉“${title}”？`,
  lines: [
    waiting > 0 ? '名额会马上给排在第一位的孩子，再想选要重新排队。' : '名额会空出来；再想选时，可能已经没有名额。',
    `${childName}${weekdayName(weekday)}的课后服务照常，只是不上这门课。`,
  ],
  action: '确认退课',
  danger: true,
})

const leavingLine = ({ title }: MenuRow['course']): Asking => ({
  button: '退出候补',
  title: `不再排“${title}”？`,
  lines: ['排队的位置会让给后面的孩子，再想排要从最后排起。'],
  action: '确认退出候补',
  danger: true,
})

export function happenedWords(happened: Happened): string {
  if (happened.kind === 'joined') return '已选上'
  if (happened.kind === 'released') return '已退掉'
  if (happened.kind === 'left_line') return '已退出候补'
  const place = happened.position === null ? '已排上候补' : `候补第 ${happened.position} 位`
  return happened.wasFree ? `名额刚刚被选完，已排上${happened.position === null ? '候补' : place}。不想等可以退出。` : place
}
