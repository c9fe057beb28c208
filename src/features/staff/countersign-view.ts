import { instantWords } from '@/wording/dates'
import type { Countersign, Countersigned } from './use-countersigns'

export const countersignNote = ({ name, guardianName, signedAt }: Countersign) => `${name}，${guardianName} ${instantWords(signedAt)}签`

/** What the countersignature has brought about: the last one of a child's agreements makes the child active; an amendment makes nobody active anew. */
export const countersignedText = ({ countersigned, activated }: Countersigned) =>
  activated > 0 ? `已盖章 ${countersigned} 份，${activated} 名孩子手续办完，可以参加了。` : `已盖章 ${countersigned} 份，已生效。`
