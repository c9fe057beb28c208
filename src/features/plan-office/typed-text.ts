import { useState } from 'react'

/**
 * A value that is typed as text. The text stays as it was typed while it still means the value, so that “2.” may
 * become “2.5”; another value from elsewhere is shown in its own way.
 */
export function useTyped(value: unknown, shown: (value: unknown) => string, read: (typed: string) => unknown) {
  const [typed, setTyped] = useState(() => shown(value))
  const means = JSON.stringify(read(typed)) === JSON.stringify(value ?? read(''))
  return { text: means ? typed : shown(value), setTyped }
}

const padded = (parts: readonly string[], mark: string) => parts.map((part) => part.padStart(2, '0')).join(mark)

/** Dates and clock times in the plan's own spelling, however their marks and zeros were typed: 9：5 is left, 9：05 is 09:05. */
export function tidied(format: string, typed: string): string {
  const text = typed.trim()
  const found = (pattern: RegExp) => pattern.exec(text)?.slice(1)
  if (format === 'clock') return padded(found(/^(\d{1,2})[:：](\d{2})$/) ?? [text], ':')
  if (format === 'monthDay') return padded(found(/^(\d{1,2})[-/.月](\d{1,2})日?$/) ?? [text], '-')
  if (format === 'date') return padded(found(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) ?? [text], '-')
  return typed
}
