import type { ServiceKind } from '../contract/plan-document'
import type { PartnerKind } from '../contract/plan-people'

/** What kind of service it is, in a word: on the plan's page, and where it is told what changed. */
export const kindNames: Record<ServiceKind, string> = { midday: '中午', afternoon: '放学后', late: '延时', early: '早到校', evening: '晚上', weekend: '周末', holiday: '假期' }

/** Who takes part from outside, with the words of the plan's own docstrings. */
export const partnerNames: Record<PartnerKind, string> = {
  trainingInstitution: '培训机构',
  paidPartner: '收费的校外合作方',
  unincorporatedBoard: '不具备法人资格的托管机构',
  thirdParty: '第三方机构',
  socialOrganisation: '社会组织',
  venue: '场馆',
  farm: '农场',
  villageCommittee: '村委会',
  university: '高校',
  expert: '校外专家',
  retiredTeacher: '退休教师',
  parent: '家长',
  volunteer: '志愿者',
  olderPupil: '高年级学生',
  caterer: '供餐单位',
}
