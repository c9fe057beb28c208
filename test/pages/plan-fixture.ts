import fs from 'node:fs'
import path from 'node:path'
import type { SchoolPlan } from 'cloud/contract/plan-document'
import { readPlanFile } from 'cloud/plan-file'
import type { PublishedPlan } from '@/features/plan/plan-view'

const folder = path.resolve(__dirname, '../../plans')

/** A scheme as it ships, by its number: 's08'. */
export function scheme(number: string): SchoolPlan {
  const file = fs.readdirSync(folder).find((name) => name.startsWith(`${number}-`))
  if (!file) throw new Error(`there is no plan ${number}`)
  return readPlanFile(path.join(folder, file))
}

/** A plan as a school would have published it. */
export function published(plan: SchoolPlan): PublishedPlan {
  return {
    school: { schoolId: 'haijiang', name: '海江小学', region: '海江村' },
    term: {
      termId: '7b0a4f0e-6a53-4a8e-9f0c-2f1f5f3f9a01',
      name: '2025年秋季学期',
      startsOn: '2025-09-01',
      endsOn: '2026-01-23',
      holidays: [{ date: '2025-10-01', name: '国庆节' }],
      makeUpDays: [],
      openings: [],
    },
    planId: '2c7d9a35-51f6-4a39-8c0a-0c5b7b0c7a11',
    version: 1,
    publishedAt: '2025-08-25T09:00:00+08:00',
    documentSha256: 'a1b2c3d4'.repeat(8),
    plan,
    letterConfirmedAt: null,
  }
}

/** Haijiang's own plan as it ships, so that the pages are tested on a real scheme; `changes` replace whole parts. */
export const publishedPlan = (changes: Partial<SchoolPlan> = {}): PublishedPlan => published({ ...scheme('s19'), ...changes })
