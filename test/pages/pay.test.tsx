import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as z from 'zod/mini'
import { publishPaySheet, readPaySheet, readPayWork, savePayWork } from 'cloud/contract/pay'
import type { Output } from 'cloud/contract/operations'
import { payScheme } from 'cloud/contract/plan-money'
import PayPage from '@/features/fee-office/pay'
import { answer, questions } from './fake-transport'

const staffId = '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a02'
const scheme = z.parse(payScheme, { formula: 'hourly', perHourFen: 6000, text: '每人每小时 60 元' })
const months = ['2026-09', '2026-10']
const givenWork = (changes: Partial<Output<'readPayWork'>> = {}): Output<'readPayWork'> => ({ month: '2026-09', months, scheme, seenAt: null, scoreSource: null, staff: [{ staffId, name: '周敏', kept: { lessons: 4, minutes: 240 }, entered: null, families: null }], ...changes })
const empty: Output<'readPaySheet'> = { period: '2026-09', months, scheme, spending: [], poolFen: null, missing: ['这一期还没有填工作量'], sheet: null, fingerprint: null, published: null }
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))

test('work is entered from the kept rolls at a tap, the sheet opens to its arithmetic and is published as it was read', async () => {
  answer(readPayWork, givenWork())
  answer(readPaySheet, empty)
  render(<PayPage />)
  expect(await screen.findByText('· 这一期还没有填工作量')).toBeInTheDocument()
  await press(/周敏/)
  await press('按点名记录填')
  answer(savePayWork, { seenAt: '2026-09-30T08:00:00Z' })
  const fingerprint = 'a'.repeat(64)
  answer(readPaySheet, { ...empty, missing: [], fingerprint, sheet: { period: '2026-09', formula: '按小时', fund: [{ says: '每小时', fen: 6000 }], totalFen: 24_000, lines: [{ staffId, name: '周敏', totalFen: 24_000, steps: [{ says: '9月 240 分钟 ÷ 60 × 60 元', fen: 24_000 }] }] } })
  await press('保存')
  expect(questions(savePayWork)[0]?.input).toMatchObject({ month: '2026-09', seenAt: null, works: [{ staffId, lessons: 4, minutes: 240 }] })
  expect(await screen.findByText('9月 240 分钟 ÷ 60 × 60 元')).toBeInTheDocument()
  await press('公布这份劳务费表')
  answer(publishPaySheet, { version: 1, sha256: fingerprint })
  await press('公布')
  expect(questions(publishPaySheet)[0]?.input).toEqual({ period: '2026-09', fingerprint })
})

test('a plan that says nothing about pay is said so, and nothing is computed', async () => {
  answer(readPayWork, givenWork({ scheme: null }))
  answer(readPaySheet, empty)
  render(<PayPage />)
  expect(await screen.findByText('方案没有写劳务费算法。')).toBeInTheDocument()
})

test('R-044: by units, the score that families’ answers came to is offered with where it is from, and taken with a tap', async () => {
  const units = z.parse(payScheme, { formula: 'units', processPercent: 90, finalPercent: 10, units: [{ key: 'proper', name: '规范记录', units: 1 }] })
  const [own, other] = [givenWork().staff[0]!, { ...givenWork().staff[0]!, staffId: '5b0c2f6e-4a53-4f0a-9f3e-0d8f4f1c2a03', name: '石磊' }]
  answer(readPayWork, givenWork({ scheme: units, scoreSource: { title: '期末评分', closedOn: '2026-12-28' }, staff: [{ ...own, families: { score: 90, valid: 8 } }, other] }))
  answer(readPaySheet, empty)
  render(<PayPage />)
  await userEvent.click(await screen.findByRole('button', { name: /石磊/ }))
  expect(screen.queryByRole('button', { name: /用问卷得分/ })).not.toBeInTheDocument()
  await press('不改了')
  await press(/周敏/)
  expect(screen.getByText('“期末评分”（2026-12-28 截止），8 户家庭评价，折成 100 分。供参考，以您填的为准。')).toBeInTheDocument()
  await press(/用问卷得分/)
  answer(savePayWork, { seenAt: '2026-12-30T08:00:00Z' })
  await press('保存')
  expect(questions(savePayWork)[0]?.input.works[0]?.score).toBe(90)
})
