export default definePageConfig({ navigationBarTitleText: '从表格登记收款' })
