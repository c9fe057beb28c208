import type { ApplicationForm, ApplicationStatus } from 'cloud/contract/application'

export const statusNames: Record<ApplicationStatus, string> = {
  requested: '孩子已提出，等您签名',
  submitted: '已提交',
  returned: '已退回，请修改',
  refused: '未通过',
  withdrawn: '已撤回',
  in_review: '审核中',
  approved: '已通过',
  declined: '已选择不参加',
  ended: '已退出',
}

/** The agreement says it with the same words. */
export const departureWords: Record<ApplicationForm['departure'], string> = { collected: '家长或接送人接走', independent: '自行离校' }

/** How loudly a status speaks: the tone of its Badge. */
export const statusTones: Record<ApplicationStatus, 'calm' | 'good' | 'todo' | 'bad'> = {
  requested: 'todo',
  submitted: 'calm',
  returned: 'todo',
  refused: 'bad',
  withdrawn: 'calm',
  in_review: 'calm',
  approved: 'good',
  declined: 'calm',
  ended: 'calm',
}
