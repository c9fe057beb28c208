import type { PlanProblem } from 'cloud/contract/plan-office'
import type { Path } from '../document-edit'
import type { FieldOf, FormField } from '../form-fields'
import type { PlanText } from '../use-editing'

/** The document under the form, and where the office is in it. */
export interface Editor {
  document: PlanText
  problems: readonly PlanProblem[]
  /** The place that was jumped to: what encloses it is open. */
  target: Path | null
  change: (document: PlanText) => void
}

export interface PartProps<K extends FormField['kind'] = FormField['kind']> {
  path: Path
  field: FieldOf<K>
  editor: Editor
}
