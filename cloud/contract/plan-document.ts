import * as z from 'zod/mini'
import { field, listed, part, stated } from './plan-field'
import { accounts, extraCharge, feeRule, lunch, payScheme, refundRule, waiverRule } from './plan-money'
import { attendance, duty, grouping, partnerKind, partnerKindText, partners, priorityGroup, staffing } from './plan-people'
import { agreementTemplate, figure, homeworkTable, inspection, letter, note, ratio, recordDuty, surveySchedule, yearEvent } from './plan-texts'
import { dayFields, endPoint, timePoint, timeSlot } from './plan-time'
import { clockTime, date, grade, planKey, text, weekday } from './values'

const count = z.int().check(z.gte(0), z.lte(10_000))
const days = z.array(weekday).check(z.minLength(1), z.maxLength(7))

export const serviceKind = z.enum(['midday', 'afternoon', 'late', 'early', 'evening', 'weekend', 'holiday'])
export type ServiceKind = z.infer<typeof serviceKind>
const kindText = 'midday 午托，afternoon 放学后，late 延时托管，early 早入校，evening 晚自习，weekend 周末，holiday 假期（FR-005）。'

/** What an activity is, for the rules on content. A plan may use tags of its own beside these. */
const contentTag = planKey
const tagsText =
  '内容标签，如 homework 作业、reading 阅读、sport 体育、art 艺术、club 社团、newLesson 讲新课、collectiveTeaching 集体教学、makeUp 补课、collectiveMakeUp 集体补课、interestTraining 兴趣培训、drill 刷题备考、harmful 有害、commercial 商业、highRisk 高风险、extraBurden 额外负担、wholeSchoolExtension 全校性拓展课、schoolTeam 校队；也可以自拟（R-015、R-016）。'

/** One separately selectable service of the plan (FR-005). */
export const serviceOffering = z.strictObject({
  key: field(planKey, '代号', '英文代号，公布后不要改，如 midday。'),
  kind: field(stated(serviceKind), '类别', kindText),
  name: field(text(20), '名称', '家长看到的名称，如“晚托”。'),
  grades: field(stated(z.array(grade).check(z.minLength(1))), '年级', '面向哪些年级；不写就按各时段的年级，时段也没有写就是全部年级（R-008）。'),
  weekdays: field(stated(days), '星期', '周几开展，周一为 1，周日为 7；方案没有写就不写（R-007）。'),
  slots: field(listed(timeSlot, 60), '时段', '一天里的各段；写明年级、季节、星期时只对它们有效。'),
  countedLessons: field(stated(count), '折合课时', '一次服务算几个课时，与钟点分开记（R-009）。'),
  lessonMinutes: field(stated(count), '课时分钟', '一个课时多少分钟（R-009）。'),
  billableMinutes: field(stated(count), '计费分钟', '一次服务中计费的分钟数，与钟点分开记（R-029）。'),
  content: field(listed(text(40), 40), '内容', '做些什么，一项一条。'),
  tags: field(listed(contentTag, 40), '内容标签', tagsText),
  manner: field(stated(text(200)), '方式', '怎么开展。'),
  place: field(stated(text(120)), '地点', '在哪里。'),
  withLunch: field(z._default(z.boolean(), false), '含午餐选择', '家长是否选择在校用餐；餐费另计（R-038、FR-047）。'),
  withNap: field(z._default(z.boolean(), false), '含午休选择', '家长是否选择午休还是安静活动（FR-047）。'),
  withCourses: field(z._default(z.boolean(), false), '含课程菜单', '是否有可选的课程（FR-014）。'),
  itemsToBring: field(stated(text(100)), '自带物品', '如枕头、眼罩（FR-047）。'),
  fees: field(listed(feeRule, 30), '收费', '从上到下，第一条适用的生效；方案没有写就是空的。'),
  extras: field(listed(extraCharge, 20), '服务费以外', '材料费等另外的项目；必须自愿。'),
})
export type ServiceOffering = z.infer<typeof serviceOffering>

/** An activity that the plan itself names: fixed for a weekday or grade, or chosen by families (FR-043). */
export const planCourse = z.strictObject({
  key: field(planKey, '代号', '英文代号，公布后不要改，如 football。'),
  title: field(text(40), '名称', '如“乒乓球”。'),
  serviceKey: field(planKey, '所属服务', '服务的代号。'),
  choice: field(stated(z.enum(['weekdayFixed', 'gradeFixed', 'free'])), '怎样参加', 'weekdayFixed 当天都参加，gradeFixed 该年级都参加，free 由家长选；方案没有写就不写（FR-043）。'),
  grades: field(stated(z.array(grade).check(z.minLength(1))), '年级', '面向哪些年级；不写表示该服务的全部年级。'),
  weekdays: field(stated(days), '星期', '周几上；不写表示该服务的全部星期。'),
  startsAt: field(stated(timePoint), '开始', '不写就与服务时段相同。'),
  endsAt: field(stated(endPoint), '结束', '不写就与服务时段相同。'),
  content: field(stated(text(200)), '内容', '在活动里做什么，家长能看到（R-060）。'),
  tags: field(listed(contentTag, 20), '内容标签', tagsText),
  teacher: field(stated(text(40)), '教师', '谁来教（R-060）。'),
  leader: field(stated(text(40)), '负责人', '当天负责人（R-060）。'),
  securityOfficer: field(stated(text(40)), '安全员', '当天安全员（R-060）。'),
  venue: field(stated(text(60)), '地点', '在哪里上（R-060）。'),
  offCampus: field(z._default(z.boolean(), false), '在校外', '是否在校外进行（R-055）。'),
  provider: field(stated(partnerKind), '校外提供方', `由校外人员或机构提供时填写（R-017）；学校自己的教师不写。${partnerKindText}`),
  capacity: field(stated(count), '名额', '最多多少人。'),
  least: field(stated(count), '最少人数', '不足多少人不开班。'),
  itemsToBring: field(stated(text(100)), '自带物品', '孩子要自己带的东西，如球鞋。'),
  extras: field(listed(extraCharge, 10), '另收项目', '第三方课程的材料费等；必须自愿。'),
})
export type PlanCourse = z.infer<typeof planCourse>

/** The steps of the chain from application to seat, in the plan's own order. */
export const chainStep = z.enum(['student_request', 'guardian_application', 'class_review', 'school_review', 'committee_review', 'notice', 'agreement', 'active'])
export type ChainStep = z.infer<typeof chainStep>

const stepWords = z.strictObject({
  name: field(text(20), '叫法', '本校对这一步的叫法，如“委托申请”。'),
  explain: field(stated(text(120)), '说明', '给家长的一句说明。'),
})

export const ruleIds = Array.from({ length: 63 }, (_, index) => `R-${String(index + 1).padStart(3, '0')}` as const)
export const ruleLevel = z.enum(['off', 'warn', 'block'])
export type RuleLevel = z.infer<typeof ruleLevel>

const latestEnd = z.strictObject({
  kinds: field(stated(z.array(serviceKind).check(z.minLength(1))), '服务类别', `对哪些类别的服务；不写表示全部。${kindText}`),
  stage: field(stated(z.enum(['primary', 'junior'])), '学段', 'primary 小学，junior 初中；不写表示都适用。'),
  at: field(clockTime, '最晚', "最晚结束的钟点，如 '18:15'（R-011）。"),
})

/** A school's whole scheme for a term, 一校一案: everything that code interprets and families read. */
export const schoolPlan = z.strictObject({
  scheme: field(stated(text(10)), '方案代号', '按公开的范本起草时是范本的代号，如 S19；学校自己的方案不写。'),
  title: field(text(60), '标题', '方案的标题。'),
  modelTag: field(stated(text(40)), '模式', '如“5+2”“1+X”。'),
  cycle: field(z._default(z.enum(['term']), 'term'), '周期', 'term 按学期，期末到期，不自动续（R-054）。'),
  effective: field(part({ from: field(stated(date), '自', '生效日期。'), to: field(stated(date), '至', '失效日期。') }), '有效期', '方案从哪天到哪天有效；不写表示本学期。'),
  offering: field(
    part({
      status: field(z._default(z.enum(['offered', 'pilot', 'notOffered', 'oversight']), 'offered'), '开展情况', 'offered 开展，pilot 试点，notOffered 暂不开展，oversight 只公布信息、不报名（FR-013）。'),
      reason: field(stated(text(200)), '原因', '试点或不开展的原因，家长能看到（FR-013）。'),
    }),
    '是否开展',
    '本校是否开展课后服务。',
  ),
  audience: field(
    z.strictObject({
      stage: field(stated(z.enum(['primary', 'junior', 'nineYear'])), '学段', 'primary 小学，junior 初中，nineYear 九年一贯。'),
      grades: field(stated(z.array(grade).check(z.minLength(1))), '年级', '面向的年级，1 到 9；方案没有写就不写。'),
      admission: field(stated(z.enum(['universal', 'conditional'])), '准入', 'universal 自愿即可参加、不得拒绝，conditional 须写明接送困难（R-002）。'),
      text: field(stated(text(300)), '说明', '面向谁，家长能看到。'),
    }),
    '面向对象',
    '谁可以参加。',
  ),
  ...dayFields,
  services: field(listed(serviceOffering, 20), '服务项目', '可以分别选择的各项服务（FR-005）。'),
  courses: field(listed(planCourse, 120), '活动与课程', '方案里写明的活动小组、社团和课程（FR-043、R-060）。'),
  menu: field(
    part({
      admission: field(stated(z.enum(['firstCome', 'draw', 'assigned'])), '选课方式', 'firstCome 先到先得，draw 抽签，assigned 学校统一安排。'),
      chooseTeacher: field(stated(z.boolean()), '可选教师', '家长是否同时选教师，即“双选”（FR-041）。'),
      coursesPerChild: field(stated(count), '每人限选', '一个孩子最多同时选几门；不写就不限。'),
      publishedBeforeTerm: field(stated(z.boolean()), '开学前公布', '菜单是否须在开学前公布（R-024、FR-014）。'),
      text: field(stated(text(200)), '说明', '方案的原话。'),
    }),
    '课程菜单',
    '菜单怎么公布、怎么选。',
  ),
  bounds: field(
    part({
      leastDailyMinutes: field(stated(count), '每天至少', '每天服务至少多少分钟（R-010）。'),
      latestEnd: field(listed(latestEnd, 10), '最晚结束', '最晚几点结束（R-011）。'),
      notBeforeOffWork: field(stated(z.boolean()), '不早于下班', '结束时间是否不早于当地下班时间（R-012）。'),
      winterWeeks: field(stated(count), '寒假开放周数', '寒假校园开放几周（R-013）。'),
      summerWeeks: field(stated(count), '暑假开放周数', '暑假校园开放几周（R-013）。'),
      daysPerWeek: field(stated(count), '每周天数', '每周至少开展几天。'),
    }),
    '时间要求',
    '方案对时间的要求，供检查用。',
  ),
  forbidden: field(listed(contentTag, 40), '禁止的内容', `不允许的内容标签。${tagsText}`),
  venuePolicy: field(stated(z.enum(['onCampus', 'offCampusWithConsent'])), '场地', 'onCampus 只在校内，offCampusWithConsent 经审批和家长同意可以在校外（R-055）。'),
  chain: field(
    stated(z.array(chainStep).check(z.minLength(2), z.maxLength(8))),
    '办理步骤',
    'student_request 学生提出，guardian_application 家长申请，class_review 班级审核，school_review 学校审核，committee_review 家委会审核，notice 名单公示，agreement 签协议，active 开始参加；按本校的先后写，不写就按国家规定的“申请—班级审核—学校实施”（R-003）。',
  ),
  chainWords: field(z._default(z.partialRecord(chainStep, stepWords), {}), '步骤叫法', '某一步在本校的叫法，如 guardian_application 叫“委托申请”。'),
  priorityGroups: field(listed(priorityGroup, 20), '优先对象', '名额有限时优先照顾的学生（R-006、FR-017）。'),
  lunch: field(stated(lunch), '午餐', '午餐单独记，不在服务费里（R-038）。'),
  waivers: field(listed(waiverRule, 20), '减免', '谁可以减免（R-035、R-062）。'),
  refunds: field(listed(refundRule, 20), '退费', '什么情形怎么退；方案没有写就是空的，由学校财务决定（R-036、R-037）。'),
  exit: field(
    part({
      written: field(stated(z.boolean()), '书面退出', '退出是否须书面申请（FR-065）。'),
      approval: field(stated(z.boolean()), '学校批准', '退出是否须学校批准（R-026、FR-066）。'),
      midTermJoin: field(stated(z.boolean()), '中途加入', '学期中能否加入（R-026）。'),
      midTermExit: field(stated(z.boolean()), '中途退出', '学期中能否退出（R-026）。'),
      decideWithinDays: field(stated(z.int().check(z.gte(1), z.lte(60))), '几天内答复', '学校几个自然日内答复退出申请。'),
      silenceApproves: field(stated(z.boolean()), '到期视为同意', '到期未答复是否视为同意。'),
      rejoin: field(stated(z.boolean()), '再次加入', '退出后能否再加入（FR-067）。'),
    }),
    '加入与退出',
    '中途加入和退出的规定。',
  ),
  insurance: field(
    part({
      mode: field(stated(z.enum(['required', 'encouraged', 'school'])), '要求', 'required 家长须投保，encouraged 鼓励投保，school 由学校投保（R-051）。'),
      schoolHolds: field(listed(text(40), 10), '学校投保', '学校自己投的保险，如“校方责任险”。'),
      text: field(stated(text(200)), '说明', '方案的原话。'),
    }),
    '保险',
    '意外伤害和校方责任保险。',
  ),
  noticeDays: field(stated(z.int().check(z.gte(1), z.lte(30))), '公示天数', '名单公示几天，含公示当天；不写由学校公示时填（R-059）。'),
  committeeApproval: field(
    stated(
      z.strictObject({
        approvedOn: field(stated(date), '通过日期', '家委会通过方案的日期。'),
        minutes: field(stated(text(200)), '会议记录', '家委会会议记录的说明（FR-008）。'),
      }),
    ),
    '家委会意见',
    '方案须经家委会同意时填写（FR-008）。',
  ),
  grouping: field(grouping, '编班', '怎样编班（R-019）。'),
  staffing: field(staffing, '人员', '教师和管理人员的配备（R-020 至 R-023）。'),
  attendance: field(attendance, '请假与点名', '请假截止、点名和接送的时间（FR-056 至 FR-061）。'),
  partners: field(partners, '校外参与', '校外机构和志愿者（R-017、R-018）。'),
  leaders: field(listed(duty, 40), '领导小组和负责人', '组长、当天负责人、安全员等（FR-101）。'),
  contact: field(stated(z.strictObject({ name: field(text(40), '联系人', '联系人的姓名，如“王老师”。'), phone: field(stated(text(30)), '电话', '联系人的电话；方案没有写就不写。') })), '联系人', '家长可以找谁。'),
  complaintPhone: field(stated(text(30)), '投诉电话', '投诉举报电话；没有就不能收费（R-040）。'),
  safety: field(listed(text(300), 40), '安全措施', '一条一句（FR-012）。'),
  nonParticipants: field(stated(text(300)), '不参加的学生', '不参加的学生怎样离校（FR-064）。'),
  pupilRecords: field(stated(text(200)), '学生信息', '学生信息怎样记录（FR-019）。'),
  onlineLessons: field(stated(text(200)), '线上课程', '免费线上课程（FR-049）。'),
  accounts: field(accounts, '经费', '经费来源和公示（R-041、R-056、R-057）。'),
  pay: field(stated(payScheme), '劳务费', '教师劳务费怎么算（R-042 至 R-044）。'),
  surveys: field(listed(surveySchedule, 12), '问卷安排', '什么时候做什么问卷（R-045、R-046）。'),
  records: field(listed(recordDuty, 20), '定期记录', '定期要做的记录（R-061）。'),
  inspections: field(listed(inspection, 12), '督导检查', '主管部门的检查安排（R-063）。'),
  events: field(listed(yearEvent, 30), '年度活动', '一年中的活动（FR-102）。'),
  homework: field(
    stated(
      z.strictObject({
        active: field(planKey, '采用', '采用哪一张表，填代号（R-050）。'),
        tables: field(z.array(homeworkTable).check(z.minLength(1), z.maxLength(6)), '作业时间表', '各种规定的表。'),
      }),
    ),
    '作业要求',
    '书面作业的时间要求；来源互相矛盾时都存下来，只采用一张（R-050）。',
  ),
  figures: field(listed(figure, 120), '数字', '方案或报告里公布的数字。'),
  ratios: field(listed(ratio, 60), '比率', '由两个数字算出的比率（R-048）。'),
  notes: field(listed(note, 60), '其他说明', '别处放不下的规定，原样给家长看。'),
  internal: field(listed(note, 60), '内部规定', '只给学校内部看的规定，家长和访客看不到（R-049）。'),
  letter: field(stated(letter), '致家长的一封信', '家长读后确认（FR-011）。'),
  agreements: field(listed(agreementTemplate, 6), '协议', '要签的协议（FR-037、FR-038、FR-040）。'),
  rules: field(
    z._default(z.partialRecord(z.enum(ruleIds), ruleLevel), {}),
    '规则级别',
    '每条规则的级别：off 不检查，warn 提醒，block 拦下；不写按默认级别。参数写在方案相应的部分。',
  ),
})
export type SchoolPlan = z.infer<typeof schoolPlan>
