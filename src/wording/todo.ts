import type { Todo } from 'cloud/contract/home'
import { dateWords } from './dates'

export const todoNames: Record<Todo['kind'], string> = {
  read_letter: '阅读致家长的一封信',
  apply: '填写课后服务申请，或选择不参加',
  sign_request: '孩子提出了申请，请您签名',
  fix_returned: '申请被退回，请修改后重新提交',
  sign: '阅读并签署协议',
  record_insurance: '登记孩子的保险：方案要求先有保险，登记后才能开始',
  answer_offer: '候补的课有名额了，请确认要不要',
  choose_course: '给孩子选课',
}

/** 9月8日 周一截止; an empty text where the plan sets no last day. */
export const dueWords = ({ dueOn }: Pick<Todo, 'dueOn'>) => (dueOn ? `${dateWords(dueOn)}截止` : '')
