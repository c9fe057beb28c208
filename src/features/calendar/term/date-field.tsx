import { TextInput } from '@/ui/text-input'
import { dateHint } from '../calendar-view'

interface DateFieldProps {
  label: string
  value: string
  error?: string | null
  onChange: (value: string) => void
}

/** A date to type, with the day it means said back. */
export function DateField({ label, value, error, onChange }: DateFieldProps) {
  return <TextInput label={label} hint={dateHint(value) ?? '如 2026-9-1'} max={11} value={value} error={error} onChange={onChange} />
}
