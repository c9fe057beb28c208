import * as z from 'zod/mini'
import { field, listed, stated } from './plan-field'
import { freeText, grade, planKey, text } from './values'

export const agreementClause = z.strictObject({
  title: field(text(40), '标题', '条款的标题。'),
  text: field(text(2000), '正文', '条款正文；{{childName}} 这样的位置由系统填写。'),
})

/** A text that is signed. `{{name}}` places are filled from plan, child and application. */
export const agreementTemplate = z.strictObject({
  key: field(planKey, '代号', '如 service 服务协议、safety 安全协议。'),
  name: field(text(40), '名称', '协议书的名称。'),
  version: field(text(20), '文本版本', '文本改动时换一个版本号。'),
  signer: field(z._default(z.enum(['guardian', 'teacher']), 'guardian'), '谁签', 'guardian 家长，teacher 值班教师（FR-037、FR-038、FR-040）。'),
  clauses: field(z.array(agreementClause).check(z.minLength(1), z.maxLength(60)), '条款', '逐条写。'),
  confirmations: field(z.array(text(200)).check(z.minLength(1), z.maxLength(20)), '逐条确认', '签名前要逐条勾选的话。'),
})
export type AgreementTemplate = z.infer<typeof agreementTemplate>

export const letter = z.strictObject({
  title: field(text(60), '标题', '信的标题。'),
  paragraphs: field(z.array(text(600)).check(z.minLength(1), z.maxLength(40)), '正文', '一段一条（FR-011）。'),
})

/** When a survey is due. Its questions are written when it is opened. */
export const surveySchedule = z.strictObject({
  key: field(planKey, '代号', '英文代号，如 termEnd。'),
  name: field(text(40), '名称', '如“满意度问卷”。'),
  kind: field(z.enum(['needs', 'satisfaction', 'appraisal']), '类别', 'needs 开学前需求调研，satisfaction 满意度，appraisal 教师考核用的家长评价。'),
  when: field(stated(z.enum(['beforeTerm', 'afterStart', 'monthly', 'termEnd'])), '时间', 'beforeTerm 开学前，afterStart 开学后若干周，monthly 每月，termEnd 期末；方案没有写就不写（R-046）。'),
  weeks: field(stated(z.int().check(z.gte(1), z.lte(30))), '周数', 'afterStart 时，开学后第几周。'),
  dimensions: field(listed(text(30), 20), '评价方面', '如服务质量、课程效果、学生评价、家长满意度（R-045）。'),
})
export type SurveySchedule = z.infer<typeof surveySchedule>

/** A record that somebody owes in each period. */
export const recordDuty = z.strictObject({
  name: field(text(40), '记录', '如“每日照看记录”。'),
  every: field(stated(z.enum(['lesson', 'day', 'week', 'month', 'term'])), '多久一次', 'lesson 每节，day 每天，week 每周，month 每月，term 每学期；方案没有写就不写（R-061）。'),
  published: field(z._default(z.boolean(), false), '是否公示', '是否向家长或教师公示。'),
})
export type RecordDuty = z.infer<typeof recordDuty>

/** Something in the school's year that belongs to the service (FR-102). */
export const yearEvent = z.strictObject({
  name: field(text(40), '活动', '如“运动会”。'),
  when: field(stated(text(40)), '时间', '什么时候。'),
})

/** An inspection that the authority expects. */
export const inspection = z.strictObject({
  stage: field(z.enum(['early', 'midTerm', 'annual', 'monthly', 'regular', 'random']), '阶段', 'early 期初，midTerm 期中，annual 年度，monthly 每月，regular 定期，random 随机（R-063）。'),
  name: field(text(60), '内容', '查什么。'),
})

/** One table of how much written homework is allowed. Of several tables, one is active. */
export const homeworkTable = z.strictObject({
  key: field(planKey, '代号', '英文代号，“采用”里填它。'),
  name: field(text(60), '名称', '这张表出自哪里。'),
  limits: field(
    z
      .array(
        z.strictObject({
          grades: field(z.array(grade).check(z.minLength(1)), '年级', '适用的年级。'),
          mostMinutes: field(stated(z.int().check(z.gte(0), z.lte(300))), '书面作业上限', '每天最多多少分钟；0 表示不布置书面作业。单位：分钟（R-050）。'),
          finishedPercent: field(stated(z.number().check(z.gte(0), z.lte(100))), '在校完成', '至少百分之几在校内完成（R-050）。'),
          text: field(freeText(80), '说明', '方案的原话，如“基本在校完成”。'),
        }),
      )
      .check(z.minLength(1), z.maxLength(12)),
    '各年级',
    '每个年级的上限。',
  ),
})
export type HomeworkTable = z.infer<typeof homeworkTable>

/** A stated number of a programme, such as a county's report. */
export const figure = z.strictObject({
  key: field(planKey, '代号', '比率里引用的代号。'),
  name: field(text(60), '名称', '是什么数字。'),
  value: field(stated(z.number()), '数值', '方案没有写就不写。'),
  unit: field(freeText(20), '单位', '如“所”“人”“元”。'),
  note: field(stated(text(200)), '说明', '这个数字从哪里来，或怎样算。'),
})

/** Something computed from two figures, beside what the source printed. */
export const ratio = z.strictObject({
  name: field(text(60), '名称', '如“开展率”。'),
  kind: field(z.enum(['percent', 'growth', 'perUnit', 'whole']), '算法', 'percent 部分÷整体，growth 增长率，perUnit 人均，whole 由部分和百分比反推整体（R-048）。'),
  part: field(planKey, '分子', '数字的代号；growth 时为后来的数。'),
  of: field(planKey, '分母', '数字的代号；growth 时为原来的数，whole 时为百分比。'),
  unit: field(freeText(20), '单位', '算出的数的单位，如“%”“元”“人”；没有单位就空着。'),
  printed: field(stated(z.number()), '公布的数', '来源里印出的结果；与按数字计算的不同时，两个都显示。'),
})
export type Ratio = z.infer<typeof ratio>

export const note = z.strictObject({
  title: field(text(40), '标题', '这条规定讲什么，如“检查”。'),
  text: field(text(600), '内容', '方案的原话。'),
})
