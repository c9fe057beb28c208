import { useState } from 'react'
import type { Minutes } from './use-reviews'

const looksLikeDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** The parent committee's meeting, as the office writes it down: the day it was held and what was noted (FR-030). */
export function useMinutes() {
  const [value, setValue] = useState<Minutes>({ heldOn: '', text: '' })
  const [attempted, setAttempted] = useState(false)
  const trimmed = { heldOn: value.heldOn.trim(), text: value.text.trim() }
  const dateOk = looksLikeDate.test(trimmed.heldOn)
  const check = () => {
    setAttempted(true)
    return dateOk && trimmed.text !== ''
  }
  return {
    value: trimmed,
    written: value,
    change: (changes: Partial<Minutes>) => setValue((before) => ({ ...before, ...changes })),
    check,
    problems: { heldOn: attempted && !dateOk ? '请写会议日期，如 2026-09-01。' : null, text: attempted && trimmed.text === '' ? '请写明会议怎样决定的。' : null },
  }
}

export type MinutesDesk = ReturnType<typeof useMinutes>
