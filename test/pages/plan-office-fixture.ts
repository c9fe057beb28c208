import path from 'node:path'
import type { OutputOf } from 'cloud/contract/operation'
import type { checkPlan, listPlanTemplates, listPlanVersions, readDraft } from 'cloud/contract/plan-office'
import type { Finding } from 'cloud/contract/plan-check'
import { readPlanFile } from 'cloud/plan-file'
import { planJsonSchema } from 'cloud/plan-problem'

export const planId = '5f1d7a6e-3c43-4f6e-9a8b-0000000000aa'
export const form = { schema: planJsonSchema }

/** Yanshan's scheme as it ships: services with fees, so that the editor is tested on a real plan. */
export const yanshan = readPlanFile(path.join(__dirname, '../../plans/s08-yanshan.yaml'))

type Draft = OutputOf<typeof readDraft>
export const draft = (changes: Partial<Draft> = {}): Draft => ({ planId, version: 2, status: 'draft', revision: 3, document: { ...yanshan }, problems: [], ...changes })

type Version = OutputOf<typeof listPlanVersions>['versions'][number]
export const version = (changes: Partial<Version> = {}): Version => ({ planId: '5f1d7a6e-3c43-4f6e-9a8b-000000000001', version: 1, status: 'published', title: '海江小学课后服务方案', publishedAt: '2026-08-25T01:00:00Z', applications: 321, ...changes })

export const templates: OutputOf<typeof listPlanTemplates>['templates'] = [
  { template: 's08-yanshan', title: '济南燕山学校小学部课后服务方案', modelTag: null, services: ['课后服务', '社团'], stage: 'primary' },
  { template: 's17-county-report', title: '全县课后服务情况', modelTag: '5+2', services: [], stage: null },
]

export const finding = (changes: Partial<Finding>): Finding => ({
  level: 'pass',
  source: 'school',
  pack: null,
  clause: 'R-007',
  title: '按写明的星期开展',
  citation: null,
  citedOn: null,
  path: 'services.0.weekdays',
  place: '服务项目第 1 项的星期',
  says: '“晚托”周二至周五',
  satisfy: null,
  replacedBy: null,
  ...changes,
})

type Checked = OutputOf<typeof checkPlan>
export function checked(findings: Finding[]): Checked {
  const count = (level: Finding['level']) => findings.filter((each) => each.level === level && each.replacedBy === null).length
  const report = { title: yanshan.title, checkedAt: '2026-09-08T04:00:00Z', blocks: count('block'), warns: count('warn'), passes: count('pass'), findings }
  return { status: report.blocks > 0 ? 'draft' : 'checked', problems: [], report }
}
