export default definePageConfig({ navigationBarTitleText: '发账单' })
