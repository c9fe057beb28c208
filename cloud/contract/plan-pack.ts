import * as z from 'zod/mini'
import { chainStep, serviceKind } from './plan-document'
import { field, listed, stated } from './plan-field'
import { feeUnit, payee } from './plan-money'
import { partnerKind } from './plan-people'
import { planKey, text } from './values'

const amount = z.int().check(z.gte(0), z.lte(10_000_000))
const count = z.int().check(z.gte(1), z.lte(1000))
const words = z.array(text(20)).check(z.minLength(1), z.maxLength(40))
const tags = z.array(planKey).check(z.minLength(1), z.maxLength(40))
const kinds = z.array(serviceKind).check(z.minLength(1))

/** A document's date as far as it is known: the day, or only the month or the year. */
export const knownDate = z.string().check(z.regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/))

/** For whom a price or a cap holds: the school's own courses or a third party's. */
const provider = field(stated(z.enum(['school', 'thirdParty'])), '提供方', '只对学校（school）或第三方机构（thirdParty）有效；不写表示都适用。')

/** What a rule asks of a plan: one of a few checks with its own figures. */
export const packCheck = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: field(z.literal('voluntaryWords'), '自愿', '面向对象、家长信和协议里没有替家长决定参加的话。'),
    words: field(words, '不可以写的话', '如“全员参加”；前面有“不”“不得”的不算。'),
  }),
  z.strictObject({
    kind: field(z.literal('chainInOrder'), '办理步骤', '这些步骤都有，并且按这个先后。'),
    steps: field(z.array(chainStep).check(z.minLength(2)), '步骤', '同方案的办理步骤。'),
  }),
  z.strictObject({
    kind: field(z.literal('states'), '写明', '方案写明了这些内容。'),
    parts: field(z.array(z.enum(['content', 'manner', 'safety', 'courseChoice'])).check(z.minLength(1)), '内容', 'content 内容，manner 方式，safety 安全措施，courseChoice 家长选课。'),
  }),
  z.strictObject({ kind: field(z.literal('publishedBeforeTerm'), '开学前公布', '公布的日期早于开学。') }),
  z.strictObject({ kind: field(z.literal('schoolDaysOnly'), '只在上学日', '只在上学日、放学以后开展，没有周末和假期。') }),
  z.strictObject({ kind: field(z.literal('withoutKinds'), '不含的时段', '课后服务里没有这些类别。'), kinds: field(kinds, '服务类别', '同方案的服务类别。') }),
  z.strictObject({ kind: field(z.literal('offersKind'), '提供的时段', '至少有其中一类服务。'), kinds: field(kinds, '服务类别', '同方案的服务类别。') }),
  z.strictObject({ kind: field(z.literal('endsAfterOffWork'), '不早于下班', '结束时间不早于当地下班时间。'), kinds: field(kinds, '服务类别', '对哪些类别的服务。') }),
  z.strictObject({
    kind: field(z.literal('eveningStudy'), '晚自习', '晚自习单独列为一项，只面向初中，不晚于这个钟点。'),
    latest: field(stated(z.string().check(z.regex(/^\d\d:\d\d$/))), '最晚', '最晚结束的钟点；不写就不查钟点。'),
  }),
  z.strictObject({
    kind: field(z.literal('daysAndMinutes'), '天数和时长', '每周至少几天，每天至少多少分钟。'),
    days: field(z.int().check(z.gte(1), z.lte(7)), '每周天数', ''),
    minutes: field(count, '每天分钟', '单位：分钟。'),
  }),
  z.strictObject({
    kind: field(z.literal('openWeeks'), '假期开放', '寒暑假校园开放的周数不少于这些。'),
    winter: field(count, '寒假', '单位：周。'),
    summer: field(count, '暑假', '单位：周。'),
  }),
  z.strictObject({
    kind: field(z.literal('withoutContent'), '不含的内容', '服务和课程里没有这些内容。'),
    tags: field(tags, '内容标签', '同方案的内容标签。'),
    words: field(words, '不可以写的内容', '前面有“不”“不得”的不算。'),
  }),
  z.strictObject({
    kind: field(z.literal('includesContent'), '包含的内容', '每一组里至少有一种内容。'),
    groups: field(z.array(z.strictObject({ name: field(text(20), '名称', ''), tags: field(tags, '内容标签', '有其中一种就算有。') })).check(z.minLength(1)), '各组', ''),
  }),
  z.strictObject({
    kind: field(z.literal('priorityGroups'), '优先对象', '方案把这些学生列为优先。'),
    groups: field(z.array(z.strictObject({ key: field(planKey, '代号', ''), name: field(text(20), '名称', '') })).check(z.minLength(1)), '对象', ''),
  }),
  z.strictObject({
    kind: field(z.literal('thirdParties'), '第三方机构', '有第三方机构的，须在名单内并公布收费标准和期限。'),
    who: field(z.array(partnerKind).check(z.minLength(1)), '哪些算第三方', ''),
  }),
  z.strictObject({
    kind: field(z.literal('vetted'), '校外人员资质', '有校外人员的，方案要求审核这些。'),
    who: field(z.array(partnerKind).check(z.minLength(1)), '哪些算校外人员', ''),
    needs: field(z.array(z.enum(['credentials', 'health', 'filed'])).check(z.minLength(1)), '审核什么', '同方案“志愿者须有”。'),
  }),
  z.strictObject({ kind: field(z.literal('feeBasis'), '收费依据', '收费的服务有标准、依据和发文日期。') }),
  z.strictObject({
    kind: field(z.literal('feeAtMost'), '收费上限', '每个单位不超过这个数。单位不同而校历已知时，按一学期折算。'),
    amountFen: field(amount, '上限', '单位：分。'),
    per: field(feeUnit, '按什么', '同计费单位。'),
    provider,
  }),
  z.strictObject({
    kind: field(z.literal('feeIs'), '收费标准', '单价等于其中之一。'),
    amountsFen: field(z.array(amount).check(z.minLength(1)), '单价', '单位：分。'),
    per: field(feeUnit, '按什么', '同计费单位。'),
    provider,
  }),
  z.strictObject({
    kind: field(z.literal('lessonTotal'), '课时总价', '课时数乘以单价等于总价。'),
    lessons: field(count, '课时数', '一学期多少课时。'),
    amountFen: field(amount, '每课时', '单位：分。'),
  }),
  z.strictObject({
    kind: field(z.literal('payee'), '收款方', '费用由谁收。'),
    allowed: field(z.array(payee).check(z.minLength(1)), '可以', '可以收款的。'),
    barred: field(z.array(payee).check(z.minLength(1)), '不可以', '不可以收款的，按规则级别处理；其他的只提醒。'),
  }),
  z.strictObject({ kind: field(z.literal('voluntaryExtras'), '不捆绑', '服务费以外的项目都是自愿的。') }),
  z.strictObject({
    kind: field(z.literal('hardshipWaiver'), '困难学生减免', '收费的方案写明了减免。'),
    mode: field(stated(z.enum(['free'])), '方式', 'free 必须免收；不写表示减免均可。'),
  }),
  z.strictObject({ kind: field(z.literal('feeNotice'), '收费公示', '收费项目、标准、依据、减免和投诉电话都写明了。') }),
  z.strictObject({ kind: field(z.literal('feeCycle'), '收费周期', '按这些周期收费。'), cycles: field(z.array(z.enum(['week', 'month', 'halfTerm', 'term', 'year'])).check(z.minLength(1)), '周期', '') }),
  z.strictObject({
    kind: field(z.literal('refund'), '退费', '学生退出或缺勤时按这个办法退费。'),
    methods: field(z.array(z.enum(['unusedSessions', 'byDay', 'byStep', 'percentByDate', 'byAttendance', 'carryOver', 'actualCost'])).check(z.minLength(1)), '算法', '方案写其中一种就算符合。'),
    fixedDays: field(stated(count), '全期天数', '按天退时分母固定为多少天。'),
    step: field(stated(z.enum(['week', 'halfMonth', 'month'])), '整段', '按整段退时以多长为一段。'),
    months: field(stated(z.strictObject({ within: field(count, '几个月内', ''), percent: field(z.int().check(z.gte(0), z.lte(100)), '退百分之几', '') })), '分档', '几个月内退百分之几，以后不退。'),
  }),
  z.strictObject({
    kind: field(z.literal('custodyFree'), '单纯托管免费', '只有看管、没有课程的服务不收费。'),
    tags: field(tags, '算看管的内容', '内容标签都在其中的服务算单纯托管。'),
  }),
  z.strictObject({ kind: field(z.literal('accountsPublished'), '收支公示', '至少每学期公示一次收支。') }),
  z.strictObject({ kind: field(z.literal('freeExit'), '随时退出', '学期中可以退出，手续不比加入多。') }),
])
export type PackCheck = z.infer<typeof packCheck>

const packDocument = z.strictObject({
  key: field(planKey, '代号', '规则里引用的代号，如 A。'),
  name: field(text(60), '名称', '文件的叫法；没有文件的写“本系统要求”。'),
  number: field(stated(text(40)), '文号', '不知道就不写，报告里显示“文号未载”。'),
  date: field(stated(knownDate), '日期', '发文日期；只知道年月的写到月，不知道就不写。'),
  standing: field(
    z.enum(['national', 'region', 'general', 'own']),
    '效力',
    'national 国家文件，region 本地文件，general 各地文件的通行做法，own 本系统的要求（不是文件）；同一事项要求不同时按这个先后，国家文件之间以日期在后的为准。',
  ),
})
export type PackDocument = z.infer<typeof packDocument>

export const packRule = z.strictObject({
  clause: field(z.string().check(z.regex(/^[A-Z]+\d{1,2}(-\d)?$/)), '编号', '包内唯一，如 C6；同一条有几项检查的写 C7-1、C7-2。'),
  title: field(text(40), '标题', '这一条管什么。'),
  level: field(z.enum(['warn', 'block']), '级别', 'warn 提醒，block 拦下。'),
  topic: field(planKey, '事项', '不同包里同一事项、要求不同的，只按一条办。'),
  citations: field(z.array(z.strictObject({ document: field(planKey, '文件', '文件的代号。'), article: field(stated(text(30)), '条款', '如“第九条”；不知道就不写。') })).check(z.minLength(1)), '依据', '出自哪些文件。'),
  check: field(packCheck, '检查', '检查什么。'),
  satisfy: field(text(120), '怎样符合', '不符合时怎样改。'),
})
export type PackRule = z.infer<typeof packRule>

/** Rules of the nation or of one place, as data: what a plan is checked against beside its school's own rules. */
export const planPack = z
  .strictObject({
    key: field(z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/)), '代号', '与文件名相同，如 haikou。'),
    name: field(text(40), '名称', '如“海口市收费规定”。'),
    kind: field(z.enum(['national', 'region']), '范围', 'national 全国，region 一个地方。'),
    region: field(stated(text(20)), '地方', '如“海口”；全国的不写。'),
    documents: field(z.array(packDocument).check(z.minLength(1), z.maxLength(10)), '文件', '规则出自哪些文件。'),
    rules: field(z.array(packRule).check(z.minLength(1), z.maxLength(60)), '规则', ''),
    notJudged: field(listed(z.strictObject({ clause: field(text(10), '编号', ''), reason: field(text(120), '原因', '为什么从方案看不出来。') }), 30), '看不出的', '从方案的文字里判断不了的规定。'),
  })
  .check(
    z.refine(({ documents, rules }) => rules.every(({ citations }) => citations.every(({ document }) => documents.some(({ key }) => key === document))), { error: '依据里的文件代号在 documents 里没有' }),
    z.refine(({ rules }) => new Set(rules.map(({ clause }) => clause)).size === rules.length, { error: '规则编号有重复' }),
    z.refine(({ kind, region }) => (kind === 'region') === (region !== null), { error: '地方的包写 region，全国的不写' }),
  )
export type PlanPack = z.infer<typeof planPack>
