/** wx.showToast, showLoading, showModal and showActionSheet, drawn over the page. */
import { addButton, addTo, clearNotice, drawNotice, openSheet } from '../frame'
import { asyncApi, Refusal } from './answer'

interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  editable?: boolean
}

export const dialogs = {
  showToast: asyncApi('showToast', ({ title, duration = 1500 }: { title: string; duration?: number }) => {
    const toast = drawNotice('mp-toast', title)
    setTimeout(() => toast.remove(), duration)
  }),
  hideToast: asyncApi('hideToast', () => clearNotice('mp-toast')),
  showLoading: asyncApi('showLoading', ({ title }: { title: string }) => void drawNotice('mp-loading', title)),
  hideLoading: asyncApi('hideLoading', () => clearNotice('mp-loading')),
  showModal: asyncApi('showModal', (options: ModalOptions) => new Promise((resolve) => openModal(options, resolve))),
  showActionSheet: asyncApi(
    'showActionSheet',
    ({ itemList }: { itemList: string[] }) => new Promise((resolve, reject) => openActions(itemList, resolve, reject)),
  ),
}

function openModal(options: ModalOptions, resolve: (result: object) => void) {
  const { title, content, showCancel = true, cancelText = '取消', confirmText = '确定', editable } = options
  openSheet('mp-modal', (box, close) => {
    if (title) addTo(box, 'div', 'mp-modal-title', title)
    if (content && !editable) addTo(box, 'div', 'mp-modal-content', content)
    const field = editable ? addTo(box, 'input', 'mp-modal-input') : null
    if (field) field.value = content ?? ''
    const answer = (confirm: boolean) => {
      close()
      resolve({ confirm, cancel: !confirm, content: confirm && field ? field.value : null })
    }
    if (showCancel) addButton(box, 'mp-cancel', cancelText, () => answer(false))
    addButton(box, 'mp-ok', confirmText, () => answer(true))
  })
}

function openActions(items: string[], resolve: (result: object) => void, reject: (reason: Refusal) => void) {
  openSheet('mp-actionsheet', (box, close) => {
    items.forEach((item, tapIndex) => {
      addButton(box, 'mp-action', item, () => {
        close()
        resolve({ tapIndex })
      })
    })
    addButton(box, 'mp-cancel', '取消', () => {
      close()
      reject(new Refusal('cancel'))
    })
  })
}
