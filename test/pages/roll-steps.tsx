import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import RollSheetPage from '@/features/roll/sheet'
import { nameOf } from './roll-fixture'

/* What a teacher does on an open roll. */

export const open = () => render(<RollSheetPage />)
export const key = (number: number, words: '到了' | '迟到' | '没到') => screen.findByRole('radio', { name: `${nameOf(number)}：${words}` })
export const tap = async (number: number, words: '到了' | '迟到' | '没到' = '到了') => userEvent.click(await key(number, words))
export const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }))
export const row = (number: number) => screen.getByRole('radiogroup', { name: new RegExp(nameOf(number)) })
