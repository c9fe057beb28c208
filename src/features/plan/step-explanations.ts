import type { ChainStep } from 'cloud/contract/plan-document'

/** What the step asks of the family, for somebody who has not begun. */
export const stepExplanations: Record<ChainStep, string> = {
  student_request: '孩子先说愿意参加，家长再申请。',
  guardian_application: '家长自愿填写申请书，选好服务和星期。不申请就是不参加。',
  class_review: '班主任核对申请；有问题会写明原因退回，可以修改后再交。',
  school_review: '学校统一确认。',
  committee_review: '家长委员会审议。',
  notice: '学校公示参加名单，姓名只显示一部分；有意见可以提。',
  agreement: '家长读完协议后签名，学校再盖章。',
  active: '手续办完，孩子可以参加了。',
}
