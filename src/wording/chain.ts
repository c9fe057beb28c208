import type { ChainProgress } from 'cloud/contract/application'
import type { ChainStep } from 'cloud/contract/plan'

export const stepNames: Record<ChainStep, string> = {
  student_request: '学生提出意愿',
  guardian_application: '家长书面申请',
  class_review: '班级审核',
  school_review: '学校复核',
  committee_review: '家委会审议',
  notice: '名单公示',
  agreement: '签订协议',
  active: '开始参加',
}

/** What the step asks of the family, for somebody who has not begun. */
export const stepExplanations: Record<ChainStep, string> = {
  student_request: '孩子先说愿意参加，家长再申请。',
  guardian_application: '家长自愿填写申请书，选好服务和星期。不申请就是不参加。',
  class_review: '班主任核对申请；有问题会写明原因退回，可以修改后再交。',
  school_review: '学校统一确认。',
  committee_review: '家长委员会审议。',
  notice: '学校公示参加名单，姓名只显示一部分；有意见可以提。',
  agreement: '家长读完协议后签名，学校再签。',
  active: '手续办完，孩子可以参加了。',
}

export const actorWords: Record<ChainProgress['actor'], string> = {
  family: '由您办理',
  student: '由学生办理',
  classTeacher: '由班主任办理',
  school: '由学校办理',
  committee: '由家委会办理',
  time: '到期自动完成',
}
