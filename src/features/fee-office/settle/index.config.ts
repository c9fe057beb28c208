export default definePageConfig({ navigationBarTitleText: '期末结算' })
