import type { ChainStep, ServiceKind, ServiceOffering } from '../../contract/plan-document'

export const kindWords: Record<ServiceKind, string> = { midday: '午托', afternoon: '放学后服务', late: '延时托管', early: '早到校看护', evening: '晚自习', weekend: '周末服务', holiday: '假期服务' }

export const stepWords: Record<ChainStep, string> = {
  student_request: '学生提出',
  guardian_application: '家长申请',
  class_review: '班级审核',
  school_review: '学校审核',
  committee_review: '家委会审核',
  notice: '名单公示',
  agreement: '签协议',
  active: '开始参加',
}

const gradeNames = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
/** 一、二年级 */
export const gradesText = (grades: readonly number[]) => `${grades.map((grade) => gradeNames[grade]).join('、')}年级`

export const quoted = (name: string) => `“${name}”`
/** “午托”“晚托”, of many only the first three and how many there are. */
export const quotedList = (names: readonly string[]) => (names.length > 4 ? `${names.slice(0, 3).map(quoted).join('')}等 ${names.length} 项` : names.map(quoted).join(''))
export const serviceNames = (services: readonly Pick<ServiceOffering, 'name'>[]) => quotedList(services.map(({ name }) => name))

// A bare 不 is not enough: 不申请的默认参加 is the very thing that is looked for.
const negation = /[不勿非无未]$|不(得|能|可|要|会|搞|讲|上|再|是|必|用|准|许|应|强制|开展|进行|安排|组织)|禁止|严禁|杜绝|避免|是否|无须|无需|并非/

/** Whether a text says a thing: not where the same clause negates it (不讲新课, 不得统一参加). */
export function saidIn(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const before = text.slice(0, at)
    const clause = before.slice(Math.max(...[...'，。；：！？、\n'].map((mark) => before.lastIndexOf(mark))) + 1)
    if (!negation.test(clause)) return true
  }
  return false
}
