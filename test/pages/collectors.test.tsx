import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { addCollector, readFamily, removeCollector } from 'cloud/contract/family'
import CollectorsPage from '@/features/family/collectors'
import { answer, questions, refuse } from './fake-transport'
import { family, xiaomanId } from './family-fixture'
import { openWith } from './stand-ins/taro'

const open = () => {
  answer(readFamily, family)
  openWith({ childId: xiaomanId })
  return render(<CollectorsPage />)
}

test('a family sees who may collect the child', async () => {
  open()
  expect(await screen.findByText('王桂芳')).toBeInTheDocument()
  expect(screen.getByText('每周二接')).toBeInTheDocument()
})

test('a grandfather is added without a WeChat of his own', async () => {
  open()
  answer(addCollector, { collectorId: family.guardian.guardianId })
  await userEvent.click(await screen.findByRole('button', { name: '添加接送人' }))
  await userEvent.type(screen.getByLabelText('姓名'), '林德顺')
  await userEvent.click(screen.getByRole('radio', { name: '爷爷' }))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(screen.queryByLabelText('姓名')).not.toBeInTheDocument())
  expect(questions(addCollector)[0]?.input).toEqual({ childId: xiaomanId, name: '林德顺', relation: '爷爷', note: '' })
  expect(questions(readFamily)).toHaveLength(2)
})

test('another relation is written in words', async () => {
  open()
  answer(addCollector, { collectorId: family.guardian.guardianId })
  await userEvent.click(await screen.findByRole('button', { name: '添加接送人' }))
  await userEvent.type(screen.getByLabelText('姓名'), '赵芳')
  await userEvent.click(screen.getByRole('radio', { name: '其他' }))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(screen.getByRole('alert')).toHaveTextContent('请写明接送人与孩子的关系')
  await userEvent.type(screen.getByLabelText('请写明关系'), '邻居')
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  await waitFor(() => expect(questions(addCollector)[0]?.input.relation).toBe('邻居'))
})

test('a full list is explained, and what was typed stays, even after leaving the page', async () => {
  const { unmount } = open()
  refuse(addCollector, 'collectors_full')
  await userEvent.click(await screen.findByRole('button', { name: '添加接送人' }))
  await userEvent.type(screen.getByLabelText('姓名'), '林德顺')
  await userEvent.click(screen.getByRole('radio', { name: '爷爷' }))
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('接送人最多 8 位')
  unmount()
  open()
  await userEvent.click(await screen.findByRole('button', { name: '添加接送人' }))
  expect(screen.getByLabelText('姓名')).toHaveValue('林德顺')
})

test('nobody is taken off the list without a second yes', async () => {
  open()
  answer(removeCollector, {})
  await userEvent.click(await screen.findByRole('button', { name: '移除王桂芳' }))
  expect(questions(removeCollector)).toHaveLength(0)
  await userEvent.click(screen.getByRole('button', { name: '确认移除' }))
  await waitFor(() => expect(questions(readFamily)).toHaveLength(2))
  expect(questions(removeCollector)[0]?.input).toEqual({ childId: xiaomanId, collectorId: family.children[0]?.collectors[0]?.collectorId })
})

test('the page of a child of another family stays closed', async () => {
  answer(readFamily, family)
  openWith({ childId: family.guardian.guardianId })
  render(<CollectorsPage />)
  expect(await screen.findByText(/没有绑定在您名下/)).toBeInTheDocument()
})
