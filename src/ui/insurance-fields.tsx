import { Choice } from './choice'
import { kindOptions, otherKind, type InsuranceErrors, type InsuranceFilled } from './insurance-form'
import { TextInput } from './text-input'

interface InsuranceFieldsProps {
  filled: InsuranceFilled
  errors: InsuranceErrors
  /** What the typed date means, said back. */
  dateHint: string | null
  onFill: (changes: Partial<InsuranceFilled>) => void
}

/** Kind and last day of an insurance: what a family records on its phone, and a teacher from a paper proof. */
export function InsuranceFields({ filled, errors, dateHint, onFill }: InsuranceFieldsProps) {
  return (
    <>
      <Choice label='保险种类' options={kindOptions} value={filled.kind} error={errors.kind} onChange={(kind) => onFill({ kind })} />
      {filled.kind === otherKind ? <TextInput label='请写明种类' max={30} placeholder='例如：少儿意外险' value={filled.otherKind} error={errors.otherKind} onChange={(kind) => onFill({ otherKind: kind })} /> : null}
      <TextInput label='有效期至' hint={dateHint ?? '保单上的最后一天，如 2027-8-31'} max={11} value={filled.validTo} error={errors.validTo} onChange={(validTo) => onFill({ validTo })} />
    </>
  )
}
