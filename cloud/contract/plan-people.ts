import * as z from 'zod/mini'
import { field, listed, part, stated } from './plan-field'
import { planKey, text, weekday } from './values'

const count = z.int().check(z.gte(0), z.lte(10_000))

/** How confirmed numbers become groups. */
export const grouping = part({
  ownGroupFrom: field(stated(count), '单独成班人数', '一个班报名达到多少人就单独编班（R-019）。'),
  mixBelow: field(stated(count), '混合编班人数', '一个年级不足多少人就与相邻年级混编（R-019）。'),
  across: field(stated(z.enum(['class', 'grade', 'adjacentGrade', 'any'])), '编班范围', 'class 本班内，grade 同年级跨班，adjacentGrade 可与相邻年级，any 跨班跨年级均可。'),
  most: field(stated(count), '每组最多', '一组最多多少人；不写就不限。'),
  text: field(stated(text(200)), '说明', '方案对编班的原话。'),
})
export type Grouping = z.infer<typeof grouping>

/** How many staff the service needs, and whether they are free to take part. */
export const staffing = part({
  pupilsPerTeacher: field(stated(count), '每几名学生配一名教师', '每满多少名学生配 1 名教师（R-020）。'),
  extraTeacherAbove: field(stated(count), '余数超过几名再配', '余下超过多少名学生再配 1 名教师（R-020）。'),
  classesPerManager: field(stated(count), '每几个班配一名管理人员', '每满多少个班配 1 名管理人员（R-021）。'),
  extraManagerAbove: field(stated(count), '余数超过几个班再配', '余下超过多少个班再配 1 名管理人员（R-021）。'),
  leastPerGroup: field(stated(count), '每组至少', '每组至少几名工作人员（R-022）。'),
  patrollersPerDay: field(stated(count), '每天安全巡查', '每校每天至少几名安全巡查人员（R-023）。'),
  mode: field(stated(z.enum(['voluntary', 'everyone'])), '教师参加方式', 'voluntary 教师自愿，everyone 全员参加。'),
  flexibleHours: field(stated(z.boolean()), '弹性上下班', '教师是否可以弹性上下班。'),
  payText: field(stated(text(120)), '教师补助', '补助的说法，对家长公开。'),
  text: field(stated(text(200)), '说明', '方案对教师安排的原话。'),
})
export type Staffing = z.infer<typeof staffing>

/** What the school day is run by: until when families file leave, and how long a silence lasts. */
export const attendance = part({
  leaveMinutesBefore: field(stated(z.int().check(z.gte(0), z.lte(1440))), '请假截止', '服务开始前多少分钟截止请假；不写就到服务开始时为止。单位：分钟（FR-056）。'),
  rollDueMinutes: field(stated(z.int().check(z.gte(0), z.lte(120))), '点名期限', '服务开始后多少分钟内应完成点名；不写按 10 分钟。单位：分钟（FR-057）。'),
  escalateMinutes: field(stated(z.int().check(z.gte(1), z.lte(120))), '多久上报', '孩子没有到、又没有人应答，多少分钟后再次通知家长并上报；不写按 5 分钟。单位：分钟（FR-058）。'),
  uncollectedMinutes: field(stated(z.int().check(z.gte(0), z.lte(240))), '多久算没人接', '服务结束后多少分钟还没有人接就联系家长；不写按 20 分钟。单位：分钟（FR-061、R-053）。'),
  text: field(stated(text(200)), '说明', '方案对请假、点名和接送的原话。'),
})
export type AttendanceSettings = z.infer<typeof attendance>

export const partnerKind = z.enum([
  'trainingInstitution',
  'paidPartner',
  'unincorporatedBoard',
  'thirdParty',
  'socialOrganisation',
  'venue',
  'farm',
  'villageCommittee',
  'university',
  'expert',
  'retiredTeacher',
  'parent',
  'volunteer',
  'olderPupil',
  'caterer',
])
export const partnerKindText =
  'trainingInstitution 培训机构，paidPartner 收费的校外合作方，unincorporatedBoard 不具备法人资格的托管机构，thirdParty 第三方机构，socialOrganisation 社会组织，venue 场馆，farm 农场，villageCommittee 村委会，university 高校，expert 校外专家，retiredTeacher 退休教师，parent 家长，volunteer 志愿者，olderPupil 高年级学生，caterer 供餐单位。'
export type PartnerKind = z.infer<typeof partnerKind>

/** Who from outside may take part. */
export const partners = part({
  welcome: field(listed(partnerKind, 20), '欢迎', `可以参与的校外人员和机构。${partnerKindText}`),
  barred: field(listed(partnerKind, 20), '不得参与', `不允许参与的校外人员和机构（R-017）。${partnerKindText}`),
  fromList: field(stated(z.boolean()), '须在名单内', '第三方机构是否必须在主管部门公布的名单内。'),
  feeStated: field(stated(z.boolean()), '已公布第三方收费', '引进的第三方是否公布了收费标准和期限。'),
  vetting: field(listed(z.enum(['credentials', 'health', 'filed']), 3), '志愿者须有', 'credentials 资质，health 健康证明，filed 已备案；缺一项就不能排班（R-018）。'),
  text: field(stated(text(200)), '说明', '方案的原话。'),
})
export type Partners = z.infer<typeof partners>

/** Someone with a named duty in the service (FR-101, R-060). */
export const duty = z.strictObject({
  duty: field(text(40), '职责', '如“组长”“当天负责人”“安全员”。'),
  name: field(stated(text(60)), '姓名', '由谁担任；方案没有写就不写。'),
  weekdays: field(stated(z.array(weekday).check(z.minLength(1))), '星期', '只在哪些天负责；不写表示每天。'),
})

export const priorityGroup = z.strictObject({
  key: field(planKey, '代号', '如 leftBehindChild 留守儿童、migrantWorkerChild 随迁子女、disabledChild 残疾儿童、hardshipPupil 家庭经济困难。'),
  name: field(text(30), '名称', '家长看到的名称（R-006、FR-017）。'),
})
