export default definePageConfig({ navigationBarTitleText: '收款和退款登记' })
