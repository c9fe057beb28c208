import * as z from 'zod/mini'
import { field, listed, part, stated } from './plan-field'
import { date, fen, grade, planKey, text } from './values'

const count = z.int().check(z.gte(1), z.lte(1000))
const percent = z.number().check(z.gte(0), z.lte(1000))
const share = z.number().check(z.gte(0), z.lte(100))

export const feeUnit = z.enum(['hour', 'lesson', 'session', 'day', 'week', 'halfMonth', 'month', 'term'])
export type FeeUnit = z.infer<typeof feeUnit>
export const payee = z.enum(['school', 'authority', 'provider', 'parentCommittee'])

const unitText = 'hour 小时，lesson 课时，session 次，day 天，week 周，halfMonth 半月，month 月，term 学期（R-029、R-030）。'
const payeeText = 'school 学校财务，authority 主管部门，provider 机构，parentCommittee 家委会（不允许）。'

const feeCap = z.strictObject({
  amountFen: field(stated(fen), '上限', '最多收多少。单位：分；方案只说有上限而没有数额时不写（R-032）。'),
  per: field(z.enum(['day', 'week', 'month', 'term', 'year']), '上限周期', 'day 每天，week 每周，month 每月，term 每学期，year 每学年。'),
})

/**
 * What a service costs some of its pupils. The first rule of a service that fits a child applies. Nothing can be billed
 * unless the status is charged, the amount is known, and authority and date are recorded.
 */
export const feeRule = z.strictObject({
  grades: field(stated(z.array(grade).check(z.minLength(1))), '年级', '适用的年级；不写表示全部年级。'),
  provider: field(stated(z.enum(['school', 'thirdParty'])), '提供方', '只对谁的课程有效：school 学校，thirdParty 第三方机构；不写表示都适用。'),
  daysPerWeek: field(
    stated(z.strictObject({ from: field(count, '至少', '每周至少几天。'), to: field(count, '至多', '每周至多几天。') })),
    '每周天数',
    '价格按每周参加几天不同的，写适用的天数；不写表示都适用。',
  ),
  season: field(stated(planKey), '季节', '只在这个季节有效；不写表示全年。'),
  status: field(stated(z.enum(['free', 'charged', 'notIssued'])), '收费状态', 'free 免费，charged 收费，notIssued 标准未出台；方案没有写就不写（FR-006、R-027、R-028）。'),
  unit: field(stated(feeUnit), '计费单位', unitText),
  amountFen: field(stated(fen), '单价', '每个计费单位多少钱。单位：分（2 元写 200）。'),
  amountIs: field(z._default(z.enum(['fixed', 'atMost']), 'fixed'), '单价性质', 'fixed 就是这个价；atMost 不超过这个价，实际价按成本、补助和人数算（R-033）。'),
  relativeTo: field(
    stated(
      z.strictObject({
        name: field(text(60), '基准', '以什么价格为基准，如“城区标准”。'),
        amountFen: field(stated(fen), '基准价', '基准价。单位：分；还没有公布就不写，算不出单价时不能收费。'),
        percent: field(percent, '百分比', '按基准的百分之几，如 80 表示八折。'),
      }),
    ),
    '按基准计算',
    '价格按另一个价格的百分比定时填写；这时单价不写。',
  ),
  unitMinutes: field(stated(count), '单位时长', '一个计费单位是多少分钟，如一课时 40 分钟。单位：分钟。'),
  shortUnit: field(stated(z.enum(['proRata', 'full', 'none'])), '不足一个单位', 'proRata 按分钟折算，full 按一个单位算，none 不收。'),
  maxUnitsPerDay: field(stated(count), '每天最多计费', '一天最多收几个单位（R-031）。'),
  caps: field(listed(feeCap, 10), '收费上限', '每天、每月或每学期最多收多少（R-032）。'),
  cycle: field(stated(z.enum(['week', 'month', 'halfTerm', 'term', 'year'])), '收费周期', 'week 每周，month 每月，halfTerm 每半学期，term 每学期，year 每学年收一次（R-039）。'),
  authority: field(stated(text(120)), '收费依据', '批准收费的文件名称和文号；没有就不能收费（R-027、R-040）。'),
  issuedOn: field(stated(date), '发文日期', '依据文件的日期；没有就不能收费（R-027）。'),
  validUntil: field(stated(date), '有效期至', '标准到哪天失效。'),
  payee: field(stated(payee), '收款方', payeeText),
})
export type FeeRule = z.infer<typeof feeRule>

/** A charge beside the service that nobody has to take, such as materials of a third party's course. */
export const extraCharge = z.strictObject({
  name: field(text(40), '项目', '如“材料费”。'),
  amountFen: field(stated(fen), '金额', '单位：分。'),
  per: field(stated(feeUnit), '按什么收', unitText),
  voluntary: field(stated(z.boolean()), '是否自愿', 'true 家长可以不要；false 是捆绑收费，检查时会被拦下。'),
  payee: field(stated(payee), '收款方', payeeText),
  basis: field(stated(text(120)), '依据', '收这一项的依据。'),
})

export const waiverRule = z.strictObject({
  group: field(text(40), '对象', '减免的对象，如“建档立卡家庭学生”。'),
  mode: field(stated(z.enum(['free', 'reduced'])), '方式', 'free 免收，reduced 减收；方案只说“减免”时不写。'),
  percent: field(stated(share), '减免比例', '减收百分之几，在封顶之后再减；由学校审批时不写（R-035）。'),
  obligation: field(stated(z.enum(['must', 'may'])), '性质', 'must 必须减免，may 可以减免，须写理由（R-062）。'),
  basis: field(stated(text(80)), '认定依据', '凭什么认定，如“上级下发的名单”。'),
})
export type WaiverRule = z.infer<typeof waiverRule>

const refundStep = z.strictObject({
  within: field(count, '以内', '在起算后的多少个时间单位以内。'),
  unit: field(z.enum(['day', 'week', 'halfMonth', 'month', 'percentOfTerm']), '时间单位', 'day 天，week 周，halfMonth 半月，month 月，percentOfTerm 学期的百分之几。'),
  percent: field(share, '退几成', '退所缴费用的百分之几。'),
})

/** How money comes back. Method null: the school's finance office decides. */
export const refundRule = z.strictObject({
  trigger: field(z.enum(['absence', 'exit', 'cancelledBySchool', 'settlement']), '什么时候退', 'absence 缺勤，exit 退出，cancelledBySchool 学校取消，settlement 学期结算多还少补（R-034、R-036、R-037）。'),
  services: field(stated(z.array(planKey).check(z.minLength(1))), '适用服务', '服务代号；不写表示全部服务。'),
  threshold: field(
    stated(
      z.strictObject({
        count: field(count, '数量', '连续缺勤达到多少。'),
        of: field(z.enum(['serviceDay', 'scheduledWeek', 'calendarDay', 'session']), '单位', 'serviceDay 服务日，scheduledWeek 完整一周的服务日，calendarDay 自然日，session 次。'),
      }),
    ),
    '起退条件',
    '连续缺勤多久才退；不写表示没有起点（R-036）。',
  ),
  method: field(
    stated(z.enum(['unusedSessions', 'byDay', 'byStep', 'percentByDate', 'byAttendance', 'carryOver', 'actualCost', 'none'])),
    '算法',
    'unusedSessions 按未上次数，byDay 按天，byStep 按整段（半月、月），percentByDate 按时间分档，byAttendance 按实际出勤收费，carryOver 抵下次费用，actualCost 按实际成本结算，none 不退；方案没有写就不写。',
  ),
  fixedDays: field(stated(count), '全期天数', 'byDay 时分母固定为多少天，如 100 天；不写用实际服务日数。'),
  step: field(stated(z.enum(['week', 'halfMonth', 'month'])), '整段', 'byStep 时以多长为一段：week 周，halfMonth 半月，month 月。'),
  startedStep: field(stated(z.enum(['charged', 'refunded'])), '不足一段', '已经开始的一段：charged 照收，refunded 退还。'),
  from: field(stated(z.enum(['termStart', 'joined', 'paid'])), '起算日', 'percentByDate 从哪天算起：termStart 开学，joined 加入，paid 缴费。'),
  steps: field(listed(refundStep, 12), '分档', 'percentByDate 的各档，由早到晚；都不符合就不退。'),
  text: field(stated(text(200)), '原文', '方案或文件对退费的原话。'),
})
export type RefundRule = z.infer<typeof refundRule>

export const lunch = z.strictObject({
  provider: field(stated(text(60)), '供餐单位', '谁供餐。'),
  price: field(stated(text(60)), '餐费', '餐费的说法，如“按实际成本”。'),
  pricePerDayFen: field(stated(fen), '每天餐费', '每天多少钱。单位：分；午餐不在服务费里（R-038）。'),
  dueWorkday: field(stated(z.int().check(z.gte(1), z.lte(23))), '缴费期限', '每月前几个工作日交（R-038）。'),
  payment: field(stated(text(200)), '交费方式', '怎么交、交给谁。'),
  condition: field(stated(text(200)), '供餐条件', '对供餐方的限制。'),
})

const payUnit = z.strictObject({
  key: field(planKey, '代号', '英文代号，如 properRecord。'),
  name: field(text(60), '情形', '什么工作算这个单位。'),
  units: field(stated(z.number()), '工作量', '记几个单位；方案没有写就不写，不写时工资表不能算（R-044）。'),
  alsoLoses: field(stated(text(80)), '同时扣', '同时失去什么，如“当天不计酬”。'),
})
const payDeduction = z.strictObject({
  key: field(planKey, '代号', '英文代号，如 missedLesson。'),
  name: field(text(60), '情形', '什么情形扣。'),
  losesLesson: field(z._default(z.boolean(), false), '扣当节', '是否扣除那一节的劳务费。'),
  percentEach: field(stated(share), '每次扣', '每次扣当月劳务费的百分之几。'),
  atMonthlyCount: field(stated(count), '当月达到次数', '当月达到几次起按下面的比例扣。'),
  percentAtCount: field(stated(share), '达到后扣', '达到次数后扣当月的百分之几。'),
  percentFrom: field(stated(share), '最少扣', '按轻重扣时的最低百分比。'),
  percentTo: field(stated(share), '最多扣', '按轻重扣时的最高百分比。'),
})

/** How the school pays its staff for the service. Shown to families only where the plan makes it public. */
export const payScheme = z.strictObject({
  formula: field(stated(z.enum(['lessonShare', 'hourly', 'units', 'subsidy'])), '算法', 'lessonShare 按课时分摊，hourly 按小时，units 按工作量单位，subsidy 补助。'),
  perHourFen: field(stated(fen), '每小时', '每人每小时多少。单位：分。'),
  mostPerLessonFen: field(stated(fen), '每课时上限', '每课时最多多少。单位：分（R-042）。'),
  guardPerDayFen: field(stated(fen), '安保每天', '安保人员每天多少。单位：分。'),
  unpaidRoles: field(listed(text(30), 20), '不计酬的岗位', '值班领导、保洁等不计酬的岗位。'),
  processPercent: field(stated(share), '过程占比', '过程考核占总额的百分之几（R-044）。'),
  finalPercent: field(stated(share), '终期占比', '期末家长评价占总额的百分之几（R-044）。'),
  units: field(listed(payUnit, 30), '工作量单位', '各种情形记几个单位。'),
  deductions: field(listed(payDeduction, 30), '扣减', '各种情形怎么扣（R-043）。'),
  scoredBy: field(listed(text(30), 20), '评分方面', '教师考核看哪些方面（R-045）。'),
  text: field(stated(text(200)), '说明', '方案的原话。'),
})

/** Where the money comes from and how it is shown. */
export const accounts = part({
  funding: field(stated(z.enum(['grantFirst', 'shared', 'fiscal', 'guardians'])), '经费来源', 'grantFirst 财政先补、家长补不足，shared 财政与家长分担，fiscal 财政为主，guardians 家长承担（R-056）。'),
  separateAccount: field(stated(z.boolean()), '专账核算', '是否设专账（R-057）。'),
  earmarked: field(stated(z.boolean()), '专款专用', '是否只能用于课后服务。'),
  published: field(stated(z.enum(['month', 'term', 'year'])), '收支公示', '多久公示一次收支：month 每月，term 每学期，year 每学年（R-041）。'),
  settlement: field(stated(z.boolean()), '多还少补', '期末是否结算（R-034）。'),
  spending: field(listed(text(30), 40), '允许的支出', '可以从中支出的项目；之外的支出不能公示通过（R-041）。'),
  text: field(stated(text(300)), '说明', '方案的原话。'),
})
