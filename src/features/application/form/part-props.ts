import type { SchoolPlan } from 'cloud/contract/plan-document'
import type { Changes } from '@/session/draft'
import type { FormDraft } from '../application-draft'
import type { Problems } from '../check-draft'
import type { Sheet } from '../use-application-form'

/** What every part of the form is given. */
export interface PartProps {
  plan: SchoolPlan
  sheet: Sheet
  draft: FormDraft
  problems: Problems
  change: (changes: Changes<FormDraft>) => void
}
