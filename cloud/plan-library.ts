import fs from 'node:fs'
import path from 'node:path'
import YAML from 'yaml'
import * as z from 'zod/mini'
import { localFees, type LocalFees } from './contract/local-fees'
import type { SchoolPlan } from './contract/plan-document'
import { planPack, type PlanPack } from './contract/plan-pack'
import { surveyTemplate, type SurveyTemplate } from './contract/survey-template'
import { readPlanFile } from './plan-file'
import { formFaults } from './rules/survey-form'

/** A scheme to start a plan from. `template` is its file's name without the ending; `text` is the file as written. */
export interface PlanTemplate {
  template: string
  plan: SchoolPlan
  text: string
}

/** The schemes and rule packs that came with this release, in the order of their files' names; the nation's pack first. */
export interface PlanLibrary {
  templates: PlanTemplate[]
  packs: PlanPack[]
  /** What single places charge and give back. */
  localFees: LocalFees[]
  /** Surveys to start from. */
  surveyTemplates: SurveyTemplate[]
}

const yamlFiles = (folder: string) =>
  fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => path.join(folder, name))

/** Reads a pack's file; throws an error that names the file and the first place that is wrong. */
export function readPackFile(file: string): PlanPack {
  const read = z.safeParse(planPack, YAML.parse(fs.readFileSync(file, 'utf8')))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`${path.basename(file)} 不能用：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}

/** The packs of a `plans` folder, the nation's first. */
export const readPacks = (folder: string): PlanPack[] => yamlFiles(path.join(folder, 'packs')).map(readPackFile).sort((a, b) => a.kind.localeCompare(b.kind))

/** What single places charge and give back; throws an error that names the file and the first place that is wrong. */
export const readLocalFees = (folder: string): LocalFees[] =>
  yamlFiles(path.join(folder, 'local-fees')).map((file) => {
    const read = z.safeParse(localFees, YAML.parse(fs.readFileSync(file, 'utf8')))
    if (read.success) return read.data
    throw new Error(`${path.basename(file)} 不能用：${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`)
  })

/** The surveys to start from; throws an error that names the file and the first place that is wrong. */
export const readSurveyTemplates = (folder: string): SurveyTemplate[] => yamlFiles(path.join(folder, 'surveys')).map((file) => parseSurveyTemplate(path.basename(file), fs.readFileSync(file, 'utf8')))

export function parseSurveyTemplate(name: string, written: string): SurveyTemplate {
  const read = z.safeParse(surveyTemplate, YAML.parse(written))
  if (!read.success) throw new Error(`${name} 不能用：${read.error.issues[0]?.path.join('.') ?? ''} ${read.error.issues[0]?.message ?? ''}`)
  const [fault] = formFaults(read.data.form)
  if (fault) throw new Error(`${name} 不能用：${fault.section}.${fault.question} ${fault.kind}`)
  return read.data
}

/** Reads a `plans` folder once; a host keeps what it answers. Throws where a file cannot be read as what it should be. */
export const openPlanLibrary = (folder: string): PlanLibrary => ({
  templates: yamlFiles(folder).map((file) => ({ template: path.basename(file, '.yaml'), plan: readPlanFile(file), text: fs.readFileSync(file, 'utf8') })),
  packs: readPacks(folder),
  localFees: readLocalFees(folder),
  surveyTemplates: readSurveyTemplates(folder),
})
