import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { readFeeNotice } from 'cloud/contract/fee-notice'
import FeeNoticePage from '@/features/fee/notice'
import { answer, comeBack, loseNetwork } from './fake-transport'
import { feeContent, feeItem, feeNotice } from './fee-fixture'

const published = (content = feeContent()) => answer(readFeeNotice, { today: '2026-09-08', current: feeNotice(1, { content }), next: null, earlier: [] })

/** The card of a service, by its heading. */
const card = async (title: string) => within((await screen.findByRole('heading', { name: title })).closest('.k-card') as HTMLElement)

test('anyone reads what is charged, by whose authority and of which day, to whom it goes and what counts (FR-068)', async () => {
  published()
  render(<FeeNoticePage />)
  const afternoon = await card('晚托')
  for (const words of ['收费', '每小时 2 元', '按学期收取一次', '示例价格主管部门文件〔2026〕1号（2026年6月1日）', '学校财务', '每次 60 分钟']) expect(afternoon.getByText(words)).toBeInTheDocument()
  expect(screen.getByText('应当免费（依据：上级下发的名单）')).toBeInTheDocument()
  expect(screen.getByText(/午餐费由供餐单位/)).toBeInTheDocument()
  expect((await card('退费')).getByText('未公布')).toBeInTheDocument()
})

test('the complaint phone is one tap from being called', async () => {
  published()
  render(<FeeNoticePage />)
  await userEvent.click(await screen.findByRole('button', { name: '打投诉电话 12345' }))
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12345' })
})

test('whoever would rather write than call, or see where the money went, is one tap from it', async () => {
  published(feeContent({ complaintPhone: null }))
  render(<FeeNoticePage />)
  await userEvent.click(await screen.findByRole('button', { name: /写投诉/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/complaint/file/index' })
  await userEvent.click(screen.getByRole('button', { name: /收支公示/ }))
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/features/fee/accounts/index' })
})

test('without a complaint phone the page says so and offers no call', async () => {
  published(feeContent({ complaintPhone: null }))
  render(<FeeNoticePage />)
  expect((await card('对收费有疑问')).getByText('未公布')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /打投诉电话/ })).not.toBeInTheDocument()
})

test('free says free, and a standard that is not issued says that nothing may be charged', async () => {
  const service = { counts: null, extras: [] }
  published(
    feeContent({
      services: [
        { ...service, serviceKey: 'midday', name: '午托', items: [feeItem({ status: 'free', standard: null })] },
        { ...service, serviceKey: 'afternoon', name: '晚托', items: [feeItem({ status: 'notIssued', standard: null, authority: null })] },
        { ...service, serviceKey: 'weekend', name: '周末托管', items: [feeItem({ scope: '一、二年级', status: 'free' }), feeItem({ scope: '三至六年级', issuedOn: null, authority: '区里的通知' })] },
      ],
    }),
  )
  render(<FeeNoticePage />)
  expect((await card('午托')).getByText('免费')).toBeInTheDocument()
  expect((await card('午托')).getByText('免费，不用交费')).toBeInTheDocument()
  expect((await card('晚托')).getByText('标准未出台，出台和公布以前不能收费')).toBeInTheDocument()
  const weekend = await card('周末托管')
  expect(weekend.getByText('部分免费')).toBeInTheDocument()
  expect(weekend.getByText('三至六年级：收费依据')).toBeInTheDocument()
  expect(weekend.getByText('区里的通知（日期未公布）')).toBeInTheDocument()
})

test('unpublished means that nothing can be charged', async () => {
  answer(readFeeNotice, { today: '2026-09-08', current: null, next: null, earlier: [] })
  render(<FeeNoticePage />)
  expect(await screen.findByText('学校还没有公布收费公示，公布以前不能收费。')).toBeInTheDocument()
})

test('a standard that changes later is read beside the one in force, and earlier ones stay named', async () => {
  const dearer = feeNotice(3, { inForceFrom: '2026-10-08', content: feeContent({ services: [{ serviceKey: 'afternoon', name: '晚托', counts: null, items: [feeItem({ standard: '每小时 3 元' })], extras: [] }] }) })
  answer(readFeeNotice, { today: '2026-09-08', current: feeNotice(2), next: dearer, earlier: [{ version: 1, inForceFrom: '2026-08-31', publishedAt: '2026-08-30T00:00:00.000Z' }] })
  render(<FeeNoticePage />)
  expect(await screen.findByText('每小时 2 元')).toBeInTheDocument()
  expect(screen.getByText(/第1版，2026年8月30日公布/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('tab', { name: '2026年10月8日起' }))
  expect(screen.getByText('每小时 3 元')).toBeInTheDocument()
  expect(screen.getByText('还没开始执行')).toBeInTheDocument()
})

test('a notice that is not in force yet is shown as such while there is no other', async () => {
  answer(readFeeNotice, { today: '2026-09-08', current: null, next: feeNotice(1, { inForceFrom: '2026-09-14' }), earlier: [] })
  render(<FeeNoticePage />)
  expect(await screen.findByText('还没开始执行')).toBeInTheDocument()
  expect(screen.getByText('每小时 2 元')).toBeInTheDocument()
})

test('without a network the page says so, and opens once it is back', async () => {
  published()
  loseNetwork()
  render(<FeeNoticePage />)
  expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  comeBack()
  await userEvent.click(screen.getByRole('button', { name: '重新连接' }))
  expect(await screen.findByText('每小时 2 元')).toBeInTheDocument()
})
