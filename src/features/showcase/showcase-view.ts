import type { Output } from 'cloud/contract/operations'
import { dateOf, dateWords, dayWords } from '@/wording/dates'

export type Showcase = Output<'readShowcase'>

/** 9月18日 周五，礼堂；null where nothing is held. */
export const invitationWords = ({ heldOn, place }: Pick<Showcase, 'heldOn' | 'place'>): string | null => (heldOn === null ? null : [dateWords(heldOn), place].filter(Boolean).join('，'))

/** One quiet line below the title: the course, the day, how many pictures. */
export const lineWords = ({ courseTitle, publishedAt, pictures }: Pick<Showcase, 'courseTitle' | 'publishedAt' | 'pictures'>): string =>
  [courseTitle, publishedAt && `${dayWords(dateOf(publishedAt))}公布`, pictures.length > 0 && `${pictures.length} 张图片`].filter(Boolean).join(' · ')
