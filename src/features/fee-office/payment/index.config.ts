export default definePageConfig({ navigationBarTitleText: '登记收付' })
