import type { ApplicationStatus } from 'cloud/contract/application'
import type { StaffRole } from 'cloud/contract/roles'

export const roleNames: Record<StaffRole, string> = {
  classTeacher: '班主任',
  dutyTeacher: '值班教师',
  schoolAdmin: '学校办公室',
  financeOfficer: '财务',
}

/** How far a pupil's family has come, as the class list says it. */
export const answerNames: Record<ApplicationStatus, string> = {
  requested: '孩子已提出，等家长签名',
  submitted: '已申请，待班级审核',
  returned: '已退回，等家长修改',
  refused: '未通过',
  withdrawn: '家长已撤回',
  in_review: '审核中',
  approved: '已通过',
  declined: '不参加',
  ended: '已退出',
}

/** What a family has said so far; null is no answer yet. */
export const answerWords = (status: ApplicationStatus | null) => (status === null ? '未答复' : answerNames[status])
