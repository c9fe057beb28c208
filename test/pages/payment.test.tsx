import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import Taro from '@tarojs/taro'
import { importPayments, listPayers, listPayments, previewPaymentImport, readPayer, readPaymentSheet, recordPayment, recordPayout, reversePayment, type Payer, type PaymentView } from 'cloud/contract/payment'
import { chooseExcel } from '@/features/fee-office/excel-file'
import { giveExcel } from '@/ui/give-excel'
import PaymentPage from '@/features/fee-office/payment'
import PaymentImportPage from '@/features/fee-office/payment-import'
import PaymentsPage from '@/features/fee-office/payments'
import { childId } from './application-fixture'
import { answer, loseNetwork, questions, refuse } from './fake-transport'
import { idOf } from './staff-fixture'
import { openWith } from './stand-ins/taro'

// The file itself comes from the browser or WeChat, which a page test does not have.
jest.mock('@/features/fee-office/excel-file', () => ({ chooseExcel: jest.fn() }))
jest.mock('@/ui/give-excel', () => ({ giveExcel: jest.fn() }))

const lin: Payer = { childId, name: '林小满', className: '三年级2班', rosterNo: 7, openFen: 14400, inHandFen: 0 }
const paid: PaymentView = {
  ...{ entryId: idOf(71), childId, name: '林小满', className: '三年级2班', rosterNo: 7, kind: 'payment', amountFen: 5000, onDate: '2025-10-13', how: 'transfer', receiptNo: 'A7' },
  ...{ takesBack: false, reason: null, reversed: false, madeAt: '2025-10-13T02:00:00.000Z', madeBy: '钱守义' },
}
const today = '2025-10-14'
// Much is typed here: a loaded machine must not fail a test that would pass, nor let it type on into the next.
jest.setTimeout(60_000)
const openAt = (payer: Payer = lin, payments: PaymentView[] = []) => {
  openWith({ childId })
  answer(readPayer, { today, payer, payments, mayRecord: true })
  render(<PaymentPage />)
}

describe('the list of payments', () => {
  test('finds a child and opens it by id alone; says that nothing is collected or pressed here', async () => {
    answer(listPayments, { today, receivedFen: 5000, paidOutFen: 0, payments: [paid], nextOffset: null, total: 1 })
    answer(listPayers, ({ search }) => ({ payers: search === '三年级2班 7' ? [lin] : [], nextOffset: null, total: 1 }))
    render(<PaymentsPage />)
    expect(await screen.findByText(/^林小满（三年级2班 7号）.*收款 50.00 元$/)).toBeInTheDocument()
    expect(screen.getByText('10月13日，对公转账，收据号 A7，钱守义 10月13日 10:00登记')).toBeInTheDocument()
    expect(screen.getByText(/应用本身不收钱.*不催交/)).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('班级、学号或姓名'), '三年级2班 7')
    await userEvent.click(screen.getByRole('button', { name: '查找孩子' }))
    await userEvent.click(await screen.findByRole('button', { name: /林小满.*未交 144.00 元/ }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: `/features/fee-office/payment/index?childId=${childId}` })
  })

  test('is shown for some days, typed as people type days, and never for a day that is none', async () => {
    answer(listPayments, ({ fromOn }) => ({ today, receivedFen: fromOn ? 0 : 5000, paidOutFen: 0, payments: fromOn ? [] : [paid], nextOffset: null, total: fromOn ? 0 : 1 }))
    render(<PaymentsPage />)
    const from = await screen.findByLabelText('从哪天')
    await userEvent.type(from, '2月31日')
    await userEvent.click(screen.getByRole('button', { name: '只看这几天' }))
    expect(screen.getByText('请写成 2026-09-08 这样')).toBeInTheDocument()
    await userEvent.clear(from)
    await userEvent.type(from, '2025.10.14')
    await userEvent.click(screen.getByRole('button', { name: '只看这几天' }))
    expect(await screen.findByText('这几天没有登记过收款、退款。')).toBeInTheDocument()
    expect(questions(listPayments).at(-1)?.input).toMatchObject({ fromOn: '2025-10-14', toOn: null })
  })

  test('a role that may not, and a network that is gone, are each said in words', async () => {
    refuse(listPayments, 'role_needed')
    const page = render(<PaymentsPage />)
    expect(await screen.findByText(/没有.*权限|不能|无权/)).toBeInTheDocument()
    page.unmount()
    loseNetwork()
    render(<PaymentsPage />)
    expect(await screen.findByText(/网络连接不上/)).toBeInTheDocument()
  })
})

describe('one child', () => {
  test('a payment is recorded after it was said once more whose it is and how much', async () => {
    openAt()
    answer(recordPayment, { entryId: idOf(72), openFen: 4400 })
    const amount = await screen.findByLabelText('金额（元）')
    expect(amount).toHaveValue('144.00')
    await userEvent.clear(amount)
    await userEvent.type(amount, '144.01')
    await userEvent.click(screen.getByRole('button', { name: '登记收款' }))
    expect(screen.getByText('不能超过未交的 144.00 元')).toBeInTheDocument()
    expect(screen.getByText('请选择怎样收付')).toBeInTheDocument()
    await userEvent.clear(amount)
    await userEvent.type(amount, '100')
    await userEvent.click(screen.getByRole('radio', { name: '现金' }))
    await userEvent.click(screen.getByRole('button', { name: '登记收款' }))
    const dialog = screen.getByRole('dialog', { name: '登记收款 100.00 元？' })
    expect(within(dialog).getByText('林小满（三年级2班 7号），10月14日 周二，现金。')).toBeInTheDocument()
    expect(within(dialog).getByText(/未交还有 44.00 元/)).toBeInTheDocument()
    await userEvent.click(within(dialog).getByRole('button', { name: '登记收款' }))
    expect(await screen.findByText('已登记林小满的收款 100.00 元，家长会收到消息。')).toBeInTheDocument()
    expect(questions(recordPayment).at(-1)?.input).toEqual({ childId, amountFen: 10000, onDate: today, how: 'cash', receiptNo: '' })
  })

  test('a refusal keeps what was typed', async () => {
    openAt()
    refuse(recordPayment, 'receipt_taken')
    await userEvent.type(await screen.findByLabelText('收据号或流水号'), 'A7')
    await userEvent.click(screen.getByRole('radio', { name: '现金' }))
    await userEvent.click(screen.getByRole('button', { name: '登记收款' }))
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '登记收款' }))
    expect(await screen.findByText(/这个收据号已经登记在另一笔上/)).toBeInTheDocument()
    expect(screen.getByLabelText('收据号或流水号')).toHaveValue('A7')
  })

  test('what is in hand is paid out, and nothing else', async () => {
    openAt({ ...lin, openFen: 0, inHandFen: 7200 })
    answer(recordPayout, { entryId: idOf(73), inHandFen: 0 })
    expect(await screen.findByText('应退 72.00 元')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: '对公转账' }))
    await userEvent.click(screen.getByRole('button', { name: '登记退款' }))
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '登记退款' }))
    expect(await screen.findByText(/已登记林小满的退款 72.00 元/)).toBeInTheDocument()
  })

  test('an entry is taken back with a reason, and one that was taken back is not offered again', async () => {
    openAt({ ...lin, openFen: 0 }, [paid, { ...paid, entryId: idOf(74), amountFen: 100, reversed: true }])
    answer(reversePayment, { entryId: idOf(75) })
    expect(await screen.findByText('现在没有要收、要退的金额。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '撤销这一笔：收款 50.00 元' }))
    await userEvent.click(screen.getByRole('button', { name: '确认撤销' }))
    expect(screen.getByText('请写明原因')).toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('原因'), '记错了孩子')
    await userEvent.click(screen.getByRole('button', { name: '确认撤销' }))
    expect(await screen.findByText('已撤销林小满的收款 50.00 元，家长会收到消息。')).toBeInTheDocument()
    expect(questions(reversePayment).at(-1)?.input).toEqual({ entryId: paid.entryId, reason: '记错了孩子' })
    expect(screen.queryByRole('button', { name: '撤销这一笔：收款 1.00 元' })).toBeNull()
  })
})

describe('a sheet of payments', () => {
  const seen = { seenSha256: '0'.repeat(64), ready: 2, readyFen: 28800, already: 1, blank: 3, classes: [{ className: '三年级2班', rows: 2, fen: 28800 }], problems: [{ row: 5, who: '三年级2班 9号 赵一名', says: '姓名与这个班的这个学号对不上，请核对。' }], problemCount: 1 }

  test('is downloaded for a grade, and says what to fill in', async () => {
    const give = jest.mocked(giveExcel).mockResolvedValue()
    answer(readPaymentSheet, ({ grade }) => ({ fileName: `缴费-${grade}.xlsx`, rows: 300, file: 'UEsD' }))
    render(<PaymentImportPage />)
    await userEvent.click(screen.getByRole('radio', { name: '三年级' }))
    await userEvent.click(screen.getByRole('button', { name: '下载表格' }))
    expect(await screen.findByText(/表格里有 300 个孩子.*没有收到的留空/)).toBeInTheDocument()
    expect(give).toHaveBeenCalledWith('缴费-3.xlsx', 'UEsD')
  })

  test('is looked at before anything is recorded: problems by row first, then sums; then it is confirmed', async () => {
    jest.mocked(chooseExcel).mockResolvedValue({ kind: 'chosen', base64: 'UEsD', name: '三年级.xlsx' })
    answer(previewPaymentImport, () => (questions(importPayments).length === 0 ? seen : { ...seen, ready: 0, readyFen: 0, already: 3, classes: [] }))
    answer(importPayments, { recorded: 2, recordedFen: 28800 })
    render(<PaymentImportPage />)
    await userEvent.click(screen.getByRole('button', { name: '选表格' }))
    expect(screen.getByText('请先选择这些款多数是怎样收的。')).toBeInTheDocument()
    await userEvent.click(screen.getByRole('radio', { name: '对公转账' }))
    await userEvent.click(screen.getByRole('button', { name: '选表格' }))
    const problem = await screen.findByText('第 5 行：三年级2班 9号 赵一名')
    const sum = screen.getByText('可以登记')
    expect(problem.compareDocumentPosition(sum) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
    expect(screen.getByText('1 行已经登记过，不会重复登记。')).toBeInTheDocument()
    expect(questions(importPayments)).toEqual([])
    await userEvent.click(screen.getByRole('button', { name: '登记这 2 笔' }))
    const dialog = screen.getByRole('dialog', { name: '登记 2 笔，共 288.00 元？' })
    await userEvent.click(within(dialog).getByRole('button', { name: '登记这 2 笔' }))
    expect(await screen.findByText('已登记 2 笔，共 288.00 元。家长会收到消息。')).toBeInTheDocument()
    expect(questions(importPayments).at(-1)?.input).toEqual({ file: 'UEsD', how: 'transfer', seenSha256: seen.seenSha256 })
    expect(await screen.findByText('3 行已经登记过，不会重复登记。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /^登记这/ })).toBeNull()
  })

  test('that is too large or no sheet is said in words', async () => {
    jest.mocked(chooseExcel).mockResolvedValueOnce({ kind: 'too_large' }).mockResolvedValueOnce({ kind: 'chosen', base64: 'UEsD', name: '照片.xlsx' })
    refuse(previewPaymentImport, 'import_unreadable')
    render(<PaymentImportPage />)
    await userEvent.click(screen.getByRole('radio', { name: '现金' }))
    await userEvent.click(screen.getByRole('button', { name: '选表格' }))
    expect(await screen.findByText(/文件太大/)).toBeInTheDocument()
    await userEvent.click(screen.getByRole('button', { name: '选表格' }))
    expect(await screen.findByText(/这个文件读不出来/)).toBeInTheDocument()
  })
})
